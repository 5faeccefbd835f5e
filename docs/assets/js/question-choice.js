// Options to choose: radio buttons where one is right, checkboxes where several are.

import { create } from "./dom.js";
import { mark } from "./question-parts.js";

export class Choice {
  #inputs;
  #parts;

  constructor(parts, name) {
    this.#parts = parts;
    this.isSeveral = parts.answer.length > 1;
    this.asks = this.isSeveral ? "Choose all that are right, then submit."
      : "Choose one, then submit.";
    const type = this.isSeveral ? "checkbox" : "radio";
    this.#inputs = [...parts.options].map(([letter, item]) => {
      const id = `${name}-${letter}`;
      const input = create("input", { id, type, name, value: letter });
      item.append(create("label", { for: id }, ...item.childNodes, input));
      return input;
    });
  }

  get picked() {
    return this.#inputs.filter((input) => input.checked).map((input) => input.value);
  }

  // What was chosen once is settled, right or wrong, and not asked again.
  judge(picked) {
    const { answer } = this.#parts;
    const isRight = answer.length === picked.length
      && answer.every((letter) => picked.includes(letter));
    return { isRight, settled: picked };
  }

  wrong({ picked }) {
    if (!this.isSeveral) return "Wrong.";
    const { answer } = this.#parts;
    const right = picked.filter((letter) => answer.includes(letter)).length;
    return `Wrong: ${right} of those you chose ${right === 1 ? "is" : "are"} right, `
      + `${picked.length - right} wrong, ${answer.length - right} missing.`;
  }

  show({ picked, settled, done, isOpen }) {
    this.#inputs.forEach((input) => {
      const letter = input.value;
      const isRight = this.#parts.answer.includes(letter);
      const isSettled = settled.includes(letter);
      input.checked = picked.includes(letter) || (isSettled && isRight);
      input.disabled = !isOpen || isSettled;
      const isMarked = isSettled || (done && isRight);
      mark(this.#parts.options.get(letter), isMarked && (isRight ? "right" : "wrong"),
        this.#parts.explanation(letter));
    });
  }

  focus() { this.#inputs.find((input) => !input.disabled)?.focus(); }
}
