// One question: asked, answered, asked again; what is shown follows from its state.

import { button, copyOf, create, PRIMARY } from "./dom.js";
import { forget, hashOf, read, write } from "./progress.js";
import { Choice } from "./question-choice.js";
import { addForm } from "./question-form.js";
import { Order } from "./question-order.js";
import { Parts } from "./question-parts.js";
import { answered, isOpen, stateFrom } from "./question-state.js";
import { Typed } from "./question-typed.js";

// A conversation follows from its code, and shows where the reader is.
function textOf(element) {
  const copy = copyOf(element.childNodes);
  copy.querySelectorAll("conversation-player").forEach((part) => part.remove());
  return copy.textContent;
}

export class Question {
  #element;
  #hash;
  #kind;
  #parts;
  #state;
  #status = create("p", { role: "status", tabindex: -1 });
  #submit = create("button", PRIMARY, "Submit");
  #again = button("Try again", () => this.#askAgain());

  constructor(element) {
    this.#element = element;
    this.#hash = hashOf(textOf(element));
    this.#parts = new Parts(element);
    this.#kind = this.#newKind();
    addForm(element, this.#kind.element, this.#submit, this.#again, this.#status)
      .addEventListener("submit", (event) => {
        event.preventDefault();
        if (isOpen(this.#state)) this.#answer();
      });
    element.classList.add("asks");
    this.#parts.solution.addEventListener("toggle", () => this.#giveUp());
    const stored = read(this.#key);
    this.#state = stateFrom(stored?.hash === this.#hash ? stored : undefined);
    this.#show();
  }

  get element() { return this.#element; }

  get level() { return this.#element.dataset.level; }

  get topic() { return this.#element.dataset.topic; }

  get done() { return this.#state.done; }

  get isFirst() { return this.#state.isFirst; }

  get isTried() { return this.#state.tries > 0 || this.done !== ""; }

  reset() {
    this.#parts.solution.open = false;
    this.#element.querySelectorAll(".hint").forEach((hint) => { hint.open = false; });
    forget(this.#key);
    this.#change(stateFrom());
  }

  get #key() { return `question/${this.#element.id}`; }

  #newKind() {
    const parts = this.#parts;
    const isOrder = this.#element.dataset.kind === "order";
    const Kind = isOrder ? Order : parts.options.size ? Choice : Typed;
    return new Kind(parts, this.#element.id, (said) => this.#say(said));
  }

  #answer() {
    const { picked } = this.#kind;
    if (!picked.length) return this.#say(`No answer yet. ${this.#kind.asks}`);
    this.#set(answered(this.#state, picked, this.#kind.judge(picked)));
    this.#parts.solution.open = this.done === "right";
    return this.#status.focus();
  }

  // Who opens the solution first has given up.
  #giveUp() {
    if (!this.#parts.solution.open || this.done) return;
    this.#set({ ...this.#state, done: "given up" });
    this.#status.focus();
  }

  #askAgain() {
    if (this.done) this.reset();
    else this.#set({ ...this.#state, picked: [] });
    this.#kind.focus();
  }

  #set(state) {
    write(this.#key, { hash: this.#hash, ...state });
    this.#change(state);
  }

  #change(state) {
    this.#state = state;
    this.#show();
    this.#element.dispatchEvent(new CustomEvent("progress", { bubbles: true }));
  }

  #show() {
    const open = isOpen(this.#state);
    this.#kind.show({ ...this.#state, isOpen: open });
    this.#submit.hidden = !open;
    this.#again.hidden = open;
    this.#status.dataset.mark = open ? "" : this.done || "wrong";
    this.#say(this.#verdict());
  }

  #verdict() {
    if (isOpen(this.#state)) return this.#kind.asks;
    if (this.done === "right") return "Right.";
    return this.done ? "Given up: the solution is open."
      : `${this.#kind.wrong(this.#state)} Try again, or open the solution.`;
  }

  #say(text) { this.#status.replaceChildren(text); }
}
