// The bar below a block: Run and Stop, Edit and Reset, and what is going on.

import { button, create } from "../js/dom.js";
import { Own } from "./own.js";
import { count, isPassed, pass } from "./passed.js";
import { Result } from "./result.js";
import { Run, prepare } from "./session.js";

const NO_EDITOR = "The editor could not be loaded";
const MEGA = 1_000_000;
const inMega = (bytes) => (bytes / MEGA).toFixed(1);

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
  #own;
  #result;
  #status = create("span", { role: "status" });
  #buttons;

  constructor(page, block, reason) {
    this.#page = page;
    this.#block = block;
    this.#result = new Result(block);
    this.#buttons = {
      run: button(this.#verb, () => this.#toggle()),
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

  get #verb() { return this.#block.check ? "Check" : "Run"; }

  #name(each) {
    each.setAttribute("aria-label", `${each.textContent} block ${this.#block.number}`);
  }

  #label(text) {
    this.#buttons.run.replaceChildren(text);
    this.#name(this.#buttons.run);
  }

  #say(text) {
    if (this.#status.textContent === text) return;
    this.#status.replaceChildren(text);
    this.#status.title = text;  // where there is no room for all of it
  }

  #refuse(reason) {
    this.#buttons.run.disabled = true;
    this.#say(`${reason} What was recorded stays.`);
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
    }, { capture: true });
  }

  #restore() {
    const { run } = this.#buttons;
    this.#own = new Own(this.#page, this.#block, () => run.focus());
    this.#own.onchange = () => { this.#buttons.reset.hidden = !this.#block.isOwn; };
    this.#own.onchange();
    if (this.#block.isOwn) this.#edit({ isFocused: false });
    if (this.#block.check && isPassed(this.#block)) this.#say("✓ passed before");
  }

  async #edit(how) {
    try {
      await this.#own.edit(how);
      this.#buttons.edit.hidden = true;
      if (this.#status.textContent === NO_EDITOR) this.#say("");
    } catch {
      this.#say(NO_EDITOR);
    }
  }

  #reset() {
    this.#own.reset();
    this.#result.clear();
    this.#say("");
    this.#buttons.run.focus();
  }

  #toggle() {
    if (this.#run && !this.#run.isOver) this.#run.stop("stopped");
    else this.#start();
  }

  #start() {
    if (this.#buttons.run.disabled) return;
    current?.stop("stopped: another block runs");
    this.#result.clear();
    this.#label("Stop");
    this.#run = new Run(this.#page.plan(this.#block),
      this.#page.needsDjango(this.#block), (...said) => this.#hear(...said));
    if (!this.#run.isOver) current = this.#run;
  }

  #hear(what, ...said) {
    const act = {
      loading: ([loaded, total]) => this.#say(total
        ? `loading Python, ${inMega(loaded)} of ${inMega(total)} MB` : "loading Python"),
      starting: () => this.#say("starting Python"),
      ready: () => this.#say("running"),
      failed: ([reason]) => this.#fail(reason),
      forged: () => this.#result.note("The code sent the page a message of its own; "
        + "the page takes none."),
      over: ([reason]) => this.#over(reason),
    }[what];
    if (act) act(said);
    else this.#hearOf(this.#page.blocks[said[0] - 1], what, said);
    this.#page.article.dispatchEvent(new CustomEvent("live", { detail: [what, ...said] }));
  }

  // Of this block all is shown; of those above, which run first, only what went wrong.
  #hearOf(block, what, [number, ...said]) {
    const isThis = block === this.#block;
    if (what === "begin") this.#say(isThis ? "running" : `running block ${number} first`);
    else if (isThis) this.#result.take(what, ...said);
    else if (what === "raised" && !block?.roles.includes("raises")) {
      this.#result.fall(number, ...said);
    }
  }

  #fail(reason) {
    const why = reason.trim().split("\n").at(-1);
    this.#result.note(`Python could not be started: ${why}. What was recorded stays.`);
  }

  #over(reason) {
    this.#label(this.#verb);
    const verdict = this.#result.verdict(reason);
    this.#say(reason === "failed" ? "Python could not be started" : verdict);
    if (!this.#block.check || !this.#result.isPassed) return;
    pass(this.#block);
    this.#say(`${verdict}, ${count(this.#page)}`);
  }
}
