// Flip cards: the words of the page and the questions of the test, those due today.

import { questionsOf, wordsOf } from "./cards.js";
import { button, create, PRIMARY } from "./dom.js";
import { cardFrom, isDue, moved, today } from "./leitner.js";
import { read, write } from "./progress.js";

const KEYS = { " ": "flip", 1: "again", 2: "known" };
const OWN_KEYS = "a, button, summary, code";

const dueToday = (cards) =>
  cards.filter(({ key }) => isDue(cardFrom(read(key)), today()));

class Review {
  #due = [];
  #isFlipped = false;
  #list;
  #words;
  #status = create("p", { role: "status" });
  #card = create("div", { class: "flip", role: "group", "aria-label": "Card",
    tabindex: 0, hidden: "" });
  #buttons = {
    start: button("Start", () => this.#start(), PRIMARY),
    flip: button("Flip", () => this.#flip(), { ...PRIMARY, "aria-keyshortcuts": "Space" }),
    again: button("Again", () => this.#judge(false), { "aria-keyshortcuts": "1" }),
    known: button("Knew it", () => this.#judge(true),
      { ...PRIMARY, "aria-keyshortcuts": "2" }),
  };

  constructor(list) {
    this.#list = list;
    this.#words = wordsOf(list);
    const bar = create("div", { class: "flip-bar" }, ...Object.values(this.#buttons),
      this.#status);
    const panel = create("div", { class: "flip-panel" }, this.#card, bar);
    panel.addEventListener("keydown", (event) => this.#press(event));
    list.before(panel);
    this.#offer("due; the test's questions join them");
  }

  #offer(what) {
    this.#list.classList.remove("flipping");
    this.#card.hidden = true;
    this.#enable("start");
    const due = dueToday(this.#words);
    this.#say(`${due.length} of ${this.#words.length} words ${what}.`);
  }

  async #start() {
    this.#say("The cards are being laid out.");
    const bank = document.querySelector("nav a[href$='test/'], nav a[href$='test.html']");
    this.#due = dueToday([...this.#words, ...bank ? await questionsOf(bank.href) : []]);
    this.#list.classList.add("flipping");
    this.#show();
  }

  #flip() {
    if (this.#due.length === 0 || this.#isFlipped) return;
    this.#isFlipped = true;
    this.#card.append(create("hr"), this.#due[0].back);
    this.#enable("again", "known");
    this.#card.focus();
  }

  #judge(isKnown) {
    if (!this.#isFlipped) return;
    const [card, ...others] = this.#due;
    write(card.key, moved(cardFrom(read(card.key)), isKnown, today()));
    this.#due = isKnown ? others : [...others, card];
    this.#show();
  }

  #show() {
    const { length } = this.#due;
    this.#isFlipped = false;
    this.#card.hidden = length === 0;
    if (!length) {
      this.#offer("due: come back tomorrow");
      return this.#buttons.start.focus();
    }
    this.#card.replaceChildren(this.#due[0].front);
    this.#enable("flip");
    this.#say(`${length} due today. Space flips; then 1 is again, 2 is knew it.`);
    return this.#card.focus();
  }

  #press(event) {
    const act = KEYS[event.key];
    const { altKey, ctrlKey, metaKey } = event;
    const isTaken = event.key === " " && event.target.closest(OWN_KEYS);
    if (!act || altKey || ctrlKey || metaKey || isTaken || this.#card.hidden) return;
    event.preventDefault();
    if (act === "flip") this.#flip();
    else this.#judge(act === "known");
  }

  #enable(...names) {
    Object.entries(this.#buttons).forEach(([name, made]) => {
      made.hidden = !names.includes(name);
    });
  }

  #say(text) { this.#status.replaceChildren(text); }
}

export function upgrade() {
  document.querySelectorAll(".cards-to-flip").forEach((list) => {
    if (!list.previousElementSibling?.matches(".flip-panel")) new Review(list);
  });
}
