// What the reader makes of a block: kept over a reload, but not over a change of the
// block itself.

import { forget, hashOf, read, write } from "../js/progress.js";

export class Own {
  #block;
  #editor;
  #key;
  #leave;

  // `leave` is called for who wants out of the editor.
  constructor(page, block, leave) {
    this.#block = block;
    this.#key = `edit/${page.path}/${block.number}`;
    this.#leave = leave;
    const kept = read(this.#key);
    if (kept?.hash === hashOf(block.source)) block.text = String(kept.text);
    else if (kept) forget(this.#key);
  }

  // Called with each change.
  onchange() {}

  async edit({ isFocused = true } = {}) {
    const { edit } = await import("./editor.js");
    this.#editor ??= edit(this.#block, (text) => this.#keep(text), this.#leave)
      .catch((error) => {
        this.#editor = undefined;
        throw error;
      });
    const editor = await this.#editor;
    if (isFocused) editor.focus();
  }

  async reset() {
    this.#keep(this.#block.source);
    (await this.#editor)?.set(this.#block.source);
  }

  #keep(text) {
    this.#block.text = text;
    const { isOwn, source } = this.#block;
    if (isOwn) write(this.#key, { hash: hashOf(source), text });
    else forget(this.#key);
    this.onchange();
  }
}
