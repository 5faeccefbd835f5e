// Steps to put in order, each with a button up and a button down.

import { button, create } from "./dom.js";
import { mark } from "./question-parts.js";

export class Order {
  asks = "Move the steps into order, then submit.";
  #parts;
  #given;
  #tell;

  constructor(parts, name, tell) {
    this.#parts = parts;
    this.#tell = tell;
    this.#given = [...parts.options.keys()];
    parts.options.forEach((item, letter) => item.append(create("span", { class: "moves" },
      button("↑", () => this.#move(letter, -1), { "aria-label": `Move ${letter} up` }),
      button("↓", () => this.#move(letter, 1), { "aria-label": `Move ${letter} down` }))));
  }

  #item(letter) { return this.#parts.options.get(letter); }

  get picked() {
    const steps = [...this.#parts.list.children];
    const place = (letter) => steps.indexOf(this.#item(letter));
    return this.#given.toSorted((a, b) => place(a) - place(b));
  }

  // Changes places with the next step that isn't in its place already.
  #move(letter, by) {
    const now = this.picked;
    const free = now.filter((each) => !this.#isFixed(each));
    const other = free[free.indexOf(letter) + by];
    if (!other) return;
    const swap = { [letter]: other, [other]: letter };
    const order = now.map((each) => swap[each] ?? each);
    const focused = document.activeElement;
    this.#put(order);
    focused.focus();
    this.#tell(`${letter} is now step ${order.indexOf(letter) + 1} of ${order.length}.`);
  }

  #isFixed(letter) { return this.#item(letter).dataset.mark === "right"; }

  #put(order) {
    if (String(order) === String(this.picked)) return;
    this.#parts.list.append(...order.map((letter) => this.#item(letter)));
  }

  judge(picked) {
    const settled = picked.filter((letter, i) => letter === this.#parts.answer[i]);
    return { isRight: settled.length === picked.length, settled };
  }

  wrong({ picked }) {
    const { settled } = this.judge(picked);
    return `Wrong: ${settled.length} of ${picked.length} steps in their place.`;
  }

  // Of the steps in a wrong place, only the first is explained: the others are asked.
  show({ picked, settled, done, isOpen, order }) {
    this.#put(done ? this.#parts.answer : order.length ? order : this.#given);
    const first = picked.find((letter) => !settled.includes(letter));
    this.#parts.options.forEach((item, letter) => {
      const isRight = done || settled.includes(letter);
      const isWrong = !isRight && letter === first;
      mark(item, isRight ? "right" : isWrong && "wrong",
        isWrong && this.#parts.explanation(letter));
      item.querySelectorAll(".moves button").forEach((each) => {
        each.disabled = !isOpen || isRight;
      });
    });
  }

  focus() {
    const { list } = this.#parts;
    list.querySelector(".moves button:enabled")?.focus();
  }
}
