// An output to type, however spaced.

import { create } from "./dom.js";
import { mark, plain } from "./question-parts.js";

export class Typed {
  asks = "Type what it prints, then submit; Shift+Enter begins a new line.";
  #parts;
  #field = create("textarea", { "aria-label": "What it prints", rows: 2,
    autocapitalize: "off", autocomplete: "off", spellcheck: "false" });

  constructor(parts) {
    this.#parts = parts;
    this.element = create("div", { class: "typed" }, this.#field);
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#field.form.requestSubmit();
    });
  }

  get picked() { return plain(this.#field.value) ? [this.#field.value] : []; }

  judge([text]) {
    const isRight = plain(text) === plain(this.#parts.output);
    return { isRight, settled: [] };
  }

  wrong() { return "Wrong: it prints something else."; }

  show({ picked: [text], done, isOpen, order: [last] }) {
    this.#field.value = text ?? last ?? "";
    this.#field.readOnly = !isOpen;
    const given = done === "right" ? "right" : text !== undefined && "wrong";
    mark(this.element, given, text && this.#parts.explanation(text));
  }

  focus() { this.#field.select(); }
}
