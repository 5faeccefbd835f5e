// The bar below a block: Run and Stop, Edit and Reset, and what is going on.

import { button, create } from "../js/dom.js";
import { forget, hashOf, read, write } from "../js/progress.js";
import { Result } from "./result.js";
import { Run, prepare } from "./session.js";

const RECORDED = "; what was recorded stays below.";
const MEGA = 1_000_000;

// One run at a time, and none on a page that was left.
let current;

export function stopAll() {
  current?.stop("the page was left");
  current = undefined;
}

export class Bar {
  #page;
  #block;
  #run;
  #editor;
  #result;
  #status = create("span", { role: "status" });
  #buttons;

  constructor(page, block, reason) {
    this.#page = page;
    this.#block = block;
    this.#result = new Result(block);
    this.#buttons = {
      run: button(block.check ? "Check" : "Run", () => this.#toggle()),
      edit: button("Edit", () => this.#edit()),
      reset: button("Reset", () => this.#reset()),
    };
    Object.values(this.#buttons).forEach((each) => this.#name(each));
    block.element.append(create("div", { class: "live-bar" },
      ...Object.values(this.#buttons), this.#status));
    block.element.classList.add("is-live");
    if (reason) this.#refuse(reason);
    else this.#listen();
    this.#restore();
  }

  get #key() { return `edit/${this.#page.path}/${this.#block.number}`; }

  #name(each) {
    each.setAttribute("aria-label", `${each.textContent} block ${this.#block.number}`);
  }

  #refuse(reason) {
    this.#buttons.run.disabled = true;
    this.#say(`${reason} What was recorded stays below.`);
  }

  #listen() {
    const { run } = this.#buttons;
    const ready = () => prepare(this.#page.needsDjango(this.#block));
    run.addEventListener("pointerenter", ready);
    run.addEventListener("focus", ready);
    this.#block.element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      this.#start();
    });
  }

  #say(text) { this.#status.replaceChildren(text); }

  #toggle() {
    if (this.#run && !this.#run.isOver) this.#run.stop("stopped");
    else this.#start();
  }

  #start() {
    if (this.#buttons.run.disabled) return;
    current?.stop("stopped: another block runs");
    this.#result.clear();
    this.#label("Stop");
    const plan = this.#page.plan(this.#block);
    this.#run = new Run(plan, this.#page.needsDjango(this.#block),
      (...said) => this.#hear(...said));
    if (!this.#run.isOver) current = this.#run;
  }

  #label(text) {
    this.#buttons.run.replaceChildren(text);
    this.#name(this.#buttons.run);
  }

  #hear(what, ...said) {
    const at = this.#page.blocks[said[0] - 1];
    const isThis = at === this.#block;
    const act = {
      loading: ([loaded, total]) => this.#say(total
        ? `loading Python, ${(loaded / MEGA).toFixed(1)} of ${(total / MEGA).toFixed(1)} MB`
        : "loading Python"),
      starting: () => this.#say("starting Python"),
      ready: () => this.#say("running"),
      begin: () => this.#say(isThis ? "running" : `running block ${said[0]} first`),
      failed: ([reason]) => this.#result.fail(String(reason)),
      forged: () => this.#result.note("The code sent the page a message of its own; "
        + "the page takes none."),
      over: ([reason]) => this.#over(reason),
    }[what];
    if (act) act(said);
    else if (isThis) this.#result.take(what, ...said.slice(1).map(String));
    else if (what === "raised" && !at?.roles.includes("raises")) {
      this.#result.note(`Block ${said[0]}, above this one, raised:`);
      this.#result.take(what, ...said.slice(1).map(String));
    }
    this.#page.article.dispatchEvent(new CustomEvent("live", { detail: [what, ...said] }));
  }

  #over(reason) {
    this.#label(this.#block.check ? "Check" : "Run");
    if (reason === "failed") {
      return this.#say(`Python could not be started${RECORDED}`);
    }
    const verdict = this.#result.verdict(reason);
    this.#say(verdict);
    if (this.#block.check && this.#result.isPassed) write(this.#doneKey, true);
    return verdict;
  }

  get #doneKey() { return `exercise/${this.#block.exercise.id}`; }

  // Edits outlive a reload, but not a change of the block.
  #restore() {
    const kept = read(this.#key);
    if (kept?.hash === hashOf(this.#block.source)) this.#block.text = kept.text;
    else if (kept) forget(this.#key);
    this.#buttons.reset.hidden = !this.#block.isOwn;
    if (this.#block.isOwn) this.#edit({ isFocused: false });
  }

  #keep(text) {
    this.#block.text = text;
    const { isOwn, source } = this.#block;
    if (isOwn) write(this.#key, { hash: hashOf(source), text });
    else forget(this.#key);
    this.#buttons.reset.hidden = !isOwn;
  }

  async #edit({ isFocused = true } = {}) {
    if (this.#editor) return this.#editor.focus();
    try {
      const { edit } = await import("./editor.js");
      this.#editor ??= await edit(this.#block, (text) => this.#keep(text),
        () => this.#buttons.run.focus());
    } catch (error) {
      return this.#say(`The editor could not be loaded: ${error.message}.`);
    }
    this.#buttons.edit.hidden = true;
    return isFocused && this.#editor.focus();
  }

  #reset() {
    this.#editor?.set(this.#block.source);
    this.#keep(this.#block.source);
    this.#result.clear();
    this.#say("");
    this.#buttons.run.focus();
  }
}
