// Workers with Python: one that runs, and a spare that is ready for the next run.

export const LIMITS = {
  seconds: 60,
  characters: 200_000,
  messages: 20_000,
};

const KINDS = new Set(["answer", "begin", "done", "end", "errors", "failed", "loading",
  "open", "output", "raised", "ready", "recorded", "refused", "starting", "stopped"]);

const base = new URL("../runtime/", import.meta.url).href;

export const manifest = () => {
  const meta = document.querySelector("meta[name=runtime]");
  return meta && JSON.parse(meta.content);
};

export const reasonAgainst = () => {
  if (typeof WebAssembly !== "object") return "This browser has no WebAssembly.";
  if (typeof Worker !== "function") return "This browser has no workers.";
  if (typeof DecompressionStream !== "function") {
    return "This browser is too old: it can't unpack gzip.";
  }
  return "";
};

// One worker, for one run. What it says comes by a port that the code it runs doesn't
// have; what comes otherwise was said by that code itself.
class Python {
  isDjango;
  last = ["loading", 0, 0];
  #worker;
  #hear = () => {};

  constructor(isDjango) {
    this.isDjango = isDjango;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => this.#take(data);
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#take(["failed", event.message || "the worker could not be loaded"]);
    };
    this.#worker.onmessage = () => this.#take(["forged"], true);
    this.#worker.postMessage(["load", { base, ...manifest(), isDjango }, port2], [port2]);
    this.#port = port1;
  }

  #port;

  #take(data, isForged = false) {
    if (isForged) this.#hear("forged");
    else if (Array.isArray(data) && KINDS.has(data[0])) {
      if (["loading", "starting", "ready", "failed"].includes(data[0])) this.last = data;
      this.#hear(...data);
    }
  }

  get isBroken() { return this.last[0] === "failed"; }

  run(plan, hear) {
    this.#hear = hear;
    hear(...this.last);
    this.#port.postMessage(["run", plan]);
  }

  say(client, text) { this.#port.postMessage(["say", client, text]); }

  end() {
    this.#hear = () => {};
    this.#port.close();
    this.#worker.terminate();
  }
}

let spare;

// Makes a worker ready, unless one is; who has to save data waits until it is needed.
export function prepare(isDjango, { isAsked = false } = {}) {
  if (!isAsked && navigator.connection?.saveData) return;
  if (spare && !spare.isBroken && (spare.isDjango || !isDjango)) return;
  spare?.end();
  spare = new Python(isDjango);
}

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
    this.#python.run(plan, (...said) => this.#take(...said));
  }

  get isOver() { return !this.#python; }

  // To an app that listens on: a client says something, or, without a text, closes.
  say(client, text) {
    if (this.isOver) return;
    this.#begin();
    this.#python.say(client, text);
  }

  #begin() {
    this.#timer ??= setTimeout(() => this.stop(`stopped after ${LIMITS.seconds} s`),
      LIMITS.seconds * 1000);
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
    if (what === "begin") this.#begin();
    if (what === "open") this.#rest();
    if (what === "output" || what === "errors") {
      this.#characters += String(said[1]).length;
      if (this.#characters > LIMITS.characters + 1) {
        return this.stop(`printed more than ${LIMITS.characters / 1000} kB`);
      }
    }
    this.#hear(what, ...said);
    if (what === "stopped") return this.stop(String(said[1]));
    if (what === "done") return this.stop("done");
    return what === "failed" ? this.stop("failed") : undefined;
  }

  // Once: a flood of them is counted, and ends the run.
  #tellForged() {
    this.#forged += 1;
    if (this.#forged === 1) this.#hear("forged");
  }
}
