// A test of ten questions from the bank on the page, one after the other.

import { button, create, PRIMARY } from "./dom.js";
import { draw } from "./draw.js";
import { forget, read, write } from "./progress.js";
import { questions } from "./questions.js";
import { result } from "./test-result.js";

const KEY = "test";
const UINT32 = 2 ** 32;

const asked = () => new URLSearchParams(location.search).get("seed");
const newSeed = () => Math.floor(Math.random() * UINT32);

class Test {
  #article;
  #panel;
  #bank;
  #drawn = [];
  #at = 0;
  #seed;
  #status = create("p", { role: "status", tabindex: -1 });
  #result = create("div", { class: "test-result" });
  #next = button("Start the test", () => this.#go(), PRIMARY);
  #stop = button("Stop", () => this.#leave());

  constructor(panel, article, bank) {
    this.#article = article;
    this.#bank = bank;
    this.#panel = panel;
    panel.append(this.#next, this.#stop, this.#status);
    article.addEventListener("progress", () => this.#drawn.length && this.#show());
    const { seed, at } = read(KEY) ?? {};
    const isHere = Number.isInteger(seed) && Number.isInteger(at) && at >= 0;
    if (isHere && (asked() === null || Number(asked()) === seed)) this.#begin(seed, at);
    else this.#show();
  }

  #begin(seed, at = 0) {
    this.#seed = seed >>> 0;
    this.#drawn = draw(this.#bank, this.#seed);
    this.#at = Math.min(at, this.#drawn.length - 1);
    this.#result.remove();
    this.#show();
  }

  #go() {
    if (!this.#drawn.length) {
      this.#begin(asked() === null ? newSeed() : Number(asked()) || 0);
      this.#drawn.forEach((question) => question.reset());
    } else if (this.#at + 1 < this.#drawn.length) this.#at += 1;
    else return this.#end();
    write(KEY, { seed: this.#seed, at: this.#at });
    this.#show();
    return this.#status.focus();
  }

  #end() {
    const { shown, page } = result(this.#drawn, this.#seed);
    if (page) write("recommended", page);
    this.#leave();
    this.#result.replaceChildren(...shown);
    this.#panel.after(this.#result);
    this.#result.querySelector("h2").focus();
  }

  #leave() {
    forget(KEY);
    this.#drawn = [];
    this.#at = 0;
    this.#show();
  }

  #show() {
    const { length } = this.#drawn;
    const question = this.#drawn[this.#at];
    this.#article.classList.toggle("testing", length > 0);
    this.#bank.forEach((each) =>
      each.element.classList.toggle("asked-now", each === question));
    this.#stop.hidden = !length;
    this.#next.disabled = Boolean(question && !question.isTried);
    this.#next.textContent = !length ? "Start the test"
      : this.#at + 1 < length ? "Next question" : "See the result";
    this.#status.replaceChildren(length ? `Question ${this.#at + 1} of ${length}`
      : "Ten questions, from easy to hard.");
  }
}

export async function upgrade() {
  const panel = document.querySelector(".test-panel");
  const bank = await questions();
  if (!panel.firstElementChild) new Test(panel, panel.closest("article"), bank);
}
