// Steps through a conversation; those in the panels of one `.sides` step together.

import { Bar, MOVES } from "./player-bar.js";
import { Side, keepInView } from "./player-side.js";

const NAME = "conversation-player";
// Where no panel holds several players, one bar below the panels drives them all;
// player.css keeps room for it by the same rule.
const SHARED = `.sides:not(:has(> * > ${NAME} ~ ${NAME}))`;
const KEYS = { ArrowLeft: "Back", ArrowRight: "Next", Home: "Restart", End: "End" };
const OWN_KEYS = "input, select, textarea, pre, [contenteditable], [tabindex]";
// Browsers refuse more than 100 changes of the address in 10 s.
const ADDRESS_MS = 200;

const printing = matchMedia("print");

// Instant navigation keeps its own account of the address, from the first change on,
// and may put the same page in anew: then the steps are taken up again.
let isWatched = false;
globalThis.location$?.subscribe(() => { isWatched = true; });
const left = new Map();

const name = (player) => player.id
  || `conversation-${[...document.querySelectorAll(NAME)].indexOf(player) + 1}`;

// The player and those beside it: the first of each panel, or the second, and so on.
function together(player, sides) {
  if (!sides?.matches(".sides")) return [player];
  const panels = [...sides.children]
    .map((panel) => [...panel.querySelectorAll(`:scope > ${NAME}`)]);
  const nth = panels.find((players) => players.includes(player)).indexOf(player);
  return panels.map((players) => players[nth]).filter(Boolean);
}

export class ConversationPlayer extends HTMLElement {
  #state;

  static define(registry = customElements) {
    if (!registry.get(NAME)) registry.define(NAME, this);
  }

  // The first of those that step together drives them all.
  connectedCallback() {
    const sides = this.parentElement.parentElement;
    const players = together(this, sides);
    if (players[0] !== this) return;
    const names = players.map(name);
    this.#state = { names, path: location.pathname, step: left.get(names[0]) ?? 0 };
    this.#state.sides = players.map((player) => new Side(player));
    this.#state.bars = (sides?.matches(SHARED) ? [sides] : players)
      .map((host) => this.#addBar(host));
    this.#listen();
    this.#show();
    this.#open();
  }

  disconnectedCallback() {
    if (!this.#state) return;
    const { bars, listening, names, path, pause, step } = this.#state;
    listening.abort();
    bars.forEach((bar) => bar.remove());
    clearTimeout(pause);
    left.set(names[0], location.pathname === path ? step : 0);
  }

  get #last() {
    return Math.max(...this.#state.sides.map(({ steps }) => steps.length));
  }

  #addBar(host) {
    const sides = this.#state.sides.filter(({ player }) => host.contains(player));
    const bar = new Bar(sides, (move) => this.#make(move));
    host.append(bar.element);
    host.classList.add("has-bar");
    return bar;
  }

  #listen() {
    const { bars, sides } = this.#state;
    this.#state.listening = new AbortController();
    const on = (target, event, act) => target.addEventListener(event, act,
      { signal: this.#state.listening.signal });
    on(window, "hashchange", () => this.#open());
    on(printing, "change", () => this.#show());
    [...bars.map(({ element }) => element), ...sides.map(({ player }) => player)]
      .forEach((target) => on(target, "keydown", (event) => this.#press(event)));
  }

  #press(event) {
    const { altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
    const taken = altKey || ctrlKey || metaKey || shiftKey || defaultPrevented
      || event.target.closest(OWN_KEYS);
    if (taken || !(event.key in KEYS)) return;
    event.preventDefault();
    this.#make(KEYS[event.key]);
  }

  #make(move) {
    const step = MOVES[move](this.#state.step, this.#last);
    if (step === this.#state.step) return;
    this.#state.step = step;
    this.#show();
    keepInView(this.#state.sides);
    this.#tell();
  }

  #show() {
    const { bars, sides } = this.#state;
    const step = printing.matches ? 0 : this.#state.step;
    sides.forEach((side) => side.show(step));
    bars.forEach((bar) => bar.show(step, this.#last));
  }

  // Takes the step from the address, if it names one of these players.
  #open() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const step = this.#state.names.map((known) => asked.get(known)).find(Boolean);
    if (!step) return;
    this.#state.step = Math.min(Math.max(Math.trunc(step) || 0, 0), this.#last);
    this.#show();
    (this.closest(".sides") ?? this).scrollIntoView();
    keepInView(this.#state.sides);
  }

  // Writes the step into the address, at once or when that is allowed again.
  #tell() {
    const { names, path, pause, step } = this.#state;
    if (pause || location.pathname !== path) return;
    const hash = step ? `#${encodeURIComponent(names[0])}=${step}` : "";
    const scrolled = { x: scrollX, y: scrollY };
    history.replaceState(scrolled, "", path + location.search + hash);
    if (isWatched) globalThis.location$.next(new URL(location));
    this.#state.pause = setTimeout(() => {
      this.#state.pause = 0;
      if (this.#state.step !== step) this.#tell();
    }, ADDRESS_MS);
  }
}

// All players of the page are made then: in a task of their own.
setTimeout(() => ConversationPlayer.define());
