// Workers with Python: one that runs, and a spare that is ready for the next run.

import { Python } from "./python.js";

export { manifest, reasonAgainst } from "./python.js";

// What a run may take; the tests lower them.
export const LIMITS = {
  seconds: 60,
  characters: 200_000,
  messages: 20_000,
};

const WRITTEN = new Set(["errors", "output", "raised"]);
const SLACK = 20_000;

let spare;

// Makes a worker ready, unless one is; who has to save data waits until it is needed.
export function prepare(isDjango, { isAsked = false } = {}) {
  if (!isAsked && navigator.connection?.saveData) return;
  if (spare && !spare.isBroken && (spare.isDjango || !isDjango)) return;
  spare?.end();
  spare = new Python(isDjango, !isAsked);
}

// Whether the next run need not wait.
export const isReady = () => spare?.last[0] === "ready";

function take(isDjango) {
  prepare(isDjango, { isAsked: true });
  const python = spare;
  spare = undefined;
  return python;
}

// Runs a plan; `hear` is told all that happens, and last `over` with a reason.
export class Run {
  #python;
  #hear;
  #timer;
  #characters = 0;
  #messages = 0;
  #forged = 0;

  constructor(plan, isDjango, hear) {
    this.#hear = hear;
    this.#python = take(isDjango);
    this.#python.run(plan, LIMITS.characters, (...said) => this.#take(...said));
  }

  get isOver() { return !this.#python; }

  // To an app that listens on: a client says something, or, without a text, closes.
  say(client, text) {
    if (this.isOver) return;
    this.#watch();
    this.#python.say(client, text);
  }

  // Who thinks about what to say next may take the time.
  #rest() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  stop(reason = "stopped") {
    if (this.isOver) return;
    const { isDjango } = this.#python;
    this.#python.end();
    this.#python = undefined;
    this.#rest();
    this.#hear("over", reason);
    if (reason !== "failed") prepare(isDjango);
  }

  #take(what, ...said) {
    this.#messages += 1;
    if (this.#messages > LIMITS.messages) return this.stop("sent the page too much");
    if (what === "forged") return this.#tellForged();
    if (what === "begin") this.#watch();
    if (what === "open") this.#rest();
    if (WRITTEN.has(what)) this.#characters += said.slice(1).join("").length;
    // A little more than the worker lets through: it is the worker's to cut.
    if (this.#characters > LIMITS.characters + SLACK) return this.stop("printed too much");
    if (what === "failed" && this.#timer) return this.stop(`Python ended: ${said[0]}`);
    this.#hear(what, ...said);
    if (what === "stopped") return this.stop(said[1]);
    return ["done", "failed"].includes(what) ? this.stop(what) : undefined;
  }

  #watch() {
    this.#timer ??= setTimeout(() => this.stop(`stopped after ${LIMITS.seconds} s`),
      LIMITS.seconds * 1000);
  }

  // Once: a flood of them is counted, and ends the run.
  #tellForged() {
    this.#forged += 1;
    if (this.#forged === 1) this.#hear("forged");
  }
}
