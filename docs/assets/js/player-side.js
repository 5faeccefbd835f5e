// One conversation: its steps, its values, and the code above it.

import { create } from "./dom.js";

const AT_ONCE = 100;

// The line of Python so many lines above a player, in the blocks beside it; what was
// run in the page is shown in a box of its own.
function lineAbove(player, lines) {
  let block = player.closest(".live-run") ?? player;
  while ((block = block.previousElementSibling)) {
    const code = block.matches(".language-python") && block.querySelector("pre > code");
    const count = code ? code.textContent.replace(/\n$/, "").split("\n").length : 0;
    if (lines <= count) return { code, line: count - lines };
    lines -= count;
  }
  return {};
}

// Puts the text of an element into one of its own.
function wrapped(element) {
  const inner = create("span", {}, element.textContent);
  element.replaceChildren(inner);
  return inner;
}

export class Side {
  static #speakers = new WeakMap();
  #at = 0;
  #code;
  #list;
  #unmarked = [];
  #values;

  constructor(player) {
    this.#list = player.querySelector("ol");
    this.player = player;
    this.label = this.#list.getAttribute("aria-label");
    this.look = player.classList.contains("wsgi") ? "wsgi" : "asgi";
    this.steps = [...this.#list.children];
    this.#values = [...player.querySelectorAll(".values dd")].map(wrapped);
  }

  get current() { return this.steps[this.#at - 1]; }

  // The words of a step; a side that is shorter has come to its end.
  said(step) {
    if (step > this.steps.length) return "done";
    const parts = [...this.current.querySelectorAll(".who, code, .remark")];
    return parts.map((part) => part.textContent.trim()).join(" ");
  }

  // Shows the steps up to one, or, with 0, all; a later one than the last, the last.
  show(step) {
    const { length } = this.steps;
    const [before, now] = [this.#at, Math.min(step, length)];
    const [from, to] = [before || length, now || length];
    this.current?.removeAttribute("aria-current");
    this.#at = now;
    this.#mark(Math.min(from, to), Math.max(from, to));
    this.#list.toggleAttribute("data-stepping", now > 0);
    this.current?.setAttribute("aria-current", "step");
    this.#showValues(this.#known(to), now > 1 ? this.#known(now - 1) : []);
    this.#showLine(this.current?.dataset.line);
  }

  // Marks what is to come: at once near the step, and further away in the next frames.
  #mark(from, to) {
    const fresh = Array.from({ length: to - from }, (_, i) => from + i);
    if (to === this.#at) fresh.reverse();
    this.#toggle(fresh.splice(0, AT_ONCE));
    if (!fresh.length) return;
    if (!this.#unmarked.length) requestAnimationFrame(() => this.#markRest());
    this.#unmarked.unshift(...fresh);
  }

  #markRest() {
    this.#toggle(this.#unmarked.splice(0, AT_ONCE));
    if (this.#unmarked.length) requestAnimationFrame(() => this.#markRest());
  }

  #toggle(indices) {
    const shown = this.#at || this.steps.length;
    indices.forEach((i) => this.steps[i].classList.toggle("to-come", i >= shown));
  }

  #known(at) { return JSON.parse(this.steps[at - 1]?.dataset.values ?? "[]"); }

  #showValues(now, before) {
    this.#values.forEach((value, i) => {
      value.firstChild.data = now[i] ?? value.textContent;
      value.classList.toggle("changed", i in before && now[i] !== before[i]);
    });
  }

  // A block of code may be beside several players: each takes back its own mark only.
  #showLine(lines) {
    const look = `speaks-${this.look}`;
    if (Side.#speakers.get(this.#code) === this) this.#code.classList.remove(look);
    const { code, line } = lines ? lineAbove(this.player, lines) : {};
    this.#code = code;
    if (!code) return;
    Side.#speakers.set(code, this);
    code.classList.add(look);
    code.style.setProperty("--line", line);
  }
}

// Where steps are out of view, moves to those of the player that is seen most, and of
// what stands beside it.
export function keepInView(sides) {
  const boxes = sides.map(({ player }) => player.getBoundingClientRect());
  const seen = (box) => Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  const most = boxes.reduce((best, box) => (seen(box) > seen(best) ? box : best));
  sides.forEach(({ current }, i) => {
    const beside = boxes[i].top < most.bottom && boxes[i].bottom > most.top;
    if (beside) current?.scrollIntoView({ block: "nearest", behavior: "instant" });
  });
}
