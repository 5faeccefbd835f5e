// The controls of a player: what is said at a step, and the buttons around it.

import { button, create, PRIMARY } from "./dom.js";

// Where each move leads; step 0 shows all. One that leads nowhere can't be made.
export const MOVES = {
  Back: (step) => step && Math.max(step - 1, 1),
  Next: (step, last) => Math.min(step + 1, last),
  Restart: () => 1,
  "Show all": () => 0,
  End: (step, last) => last,
};
// To ask for the width as such would have the whole page laid out at once.
const NARROW = matchMedia("(width < 620px)");
const BUTTONS = { Back: {}, Next: PRIMARY, Restart: {}, "Show all": {} };

// A step changes attributes and the data of texts only: when a node comes or goes,
// browsers look through the whole conversation for what `:has` may now say of it.
export class Bar {
  #sides;
  #buttons;
  #where = create("strong", {}, "");
  #lines;
  // Before the conversation is in view, the bar would cover what is read first. One that
  // isn't laid out yet has no place: all of its numbers are 0.
  #coming = new IntersectionObserver((changes) => {
    const { boundingClientRect: { top }, isIntersecting } = changes.at(-1);
    this.element.classList.toggle("early", !isIntersecting && top >= 0);
  }, { rootMargin: `0px 0px -${NARROW.matches ? 118 : 78}px` });

  constructor(sides, make) {
    this.#sides = sides;
    this.#buttons = Object.entries(BUTTONS)
      .map(([name, look]) => button(name, () => make(name), look));
    this.#lines = sides.map((side) => create("span", {}, ...this.#names(side), ""));
    const [back, ...others] = this.#buttons;
    const status = create("p", { role: "status" }, this.#where,
      ...this.#lines.flatMap((line) => [" ", line]));
    const label = `Steps of ${sides.map((side) => side.label).join(" and ")}`;
    this.element = create("div", { class: "player-bar early", role: "group",
      "aria-label": label }, back, status, ...others);
    this.#coming.observe(sides[0].player);
  }

  remove() {
    this.#coming.disconnect();
    this.element.remove();
  }

  show(step, last) {
    this.#where.lastChild.data = step ? `Step ${step} of ${last}:` : `All ${last} steps`;
    this.#lines.forEach((line, i) => {
      line.hidden = !step;
      line.lastChild.data = step ? this.#sides[i].said(step) : "";
    });
    this.#buttons.forEach((made) => made.setAttribute("aria-disabled",
      MOVES[made.textContent](step, last) === step));
  }

  // Beside another side, each has a name.
  #names(side) {
    const name = side.label.split(" ")[0];
    return this.#sides.length > 1 ? [create("b", { class: side.look }, name), " "] : [];
  }
}
