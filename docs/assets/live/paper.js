// What a run writes below a block: put there now and then, however fast it comes, so
// that the page always has time for its reader.

import { create } from "../js/dom.js";
import { manifest } from "./python.js";
import { tamed } from "./tame.js";

const PAUSE_MS = 30;
// A long text takes longer to lay out: so many characters for a millisecond more.
const CHARACTERS = 1_000;
// From so many boxes on, what comes by another way is no box of its own.
const BOXES = 100;

const SHOWN = { Python: "python", Django: "django", asgiref: "asgiref", Channels: "channels" };
const versions = () => Object.entries(SHOWN)
  .map(([name, key]) => `${name} ${manifest().versions[key]}`).join(", ");

export class Paper {
  conversation;
  #after;
  #block;
  #box;
  #drawing;
  #flushed = -Infinity;
  #length = 0;
  #pending = [];
  #pieces = 0;
  #timer;

  // `after` says below what it is put; `block` is the number of what runs.
  constructor(block, after) {
    this.#block = block;
    this.#after = after;
  }

  get isEmpty() { return !this.#box; }

  clear() {
    clearTimeout(this.#timer);
    this.#box?.remove();
    this.#box = this.#timer = this.#drawing = this.conversation = undefined;
    this.#pending = [];
    this.#length = this.#pieces = 0;
  }

  write(text, look) {
    const last = this.#pending.at(-1);
    if (last && (last.look === look || this.#pieces > BOXES)) last.texts.push(text);
    else {
      this.#pieces += 1;
      this.#pending.push({ look, texts: [text] });
    }
    this.#length += text.length;
    this.#plan();
  }

  // Of several conversations, the last one is shown.
  draw(html) {
    this.#drawing = html;
    this.#plan();
  }

  note(text) {
    this.flush();
    this.#host.append(create("p", { class: "live-note" }, text));
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushed = performance.now();
    this.#pending.splice(0).forEach(({ look, texts }) => this.#print(texts.join(""), look));
    const drawing = this.#drawing;
    this.#drawing = undefined;
    if (drawing !== undefined) this.#draw(drawing);
  }

  #plan() {
    if (this.#timer) return;
    const next = this.#flushed + PAUSE_MS + this.#length / CHARACTERS;
    this.#timer = setTimeout(() => this.flush(), next - performance.now());
  }

  get #host() {
    if (!this.#box) {
      this.#box = create("div", { class: "live-run", "data-block": this.#block },
        create("p", { class: "live-title" }, "Your run ", create("small", {}, versions())));
      this.#after().after(this.#box);
    }
    return this.#box;
  }

  #print(text, look) {
    const { lastElementChild: last } = this.#host;
    const isSame = last.matches(this.#pieces > BOXES ? "pre" : `pre.${look}`);
    if (isSame) return last.append(text);
    return this.#host.append(create("pre", { class: look, tabindex: 0 }, text));
  }

  #draw(html) {
    this.conversation?.remove();
    this.conversation = tamed(html);
    if (this.conversation) this.#host.append(this.conversation);
    else this.note("What the code calls a conversation is none.");
  }
}
