// One worker with Python, and what it says.

// What a worker may say, and of what: whole numbers, texts, a compiled module. The code
// that it runs may have found a way to speak for it.
const KINDS = { answer: "ntn", begin: "n", compiled: "m", done: "", end: "n",
  errors: "nt", failed: "t", loading: "nn", open: "", output: "nt", raised: "ntt",
  ready: "", recorded: "nt", refused: "nt", starting: "", stopped: "nt" };
const IS = { m: (said) => said instanceof WebAssembly.Module, n: Number.isInteger,
  t: (said) => typeof said === "string" };

const isSound = (data) => Array.isArray(data) && Object.hasOwn(KINDS, data[0])
  && data.length === KINDS[data[0]].length + 1
  && [...KINDS[data[0]]].every((kind, at) => IS[kind](data[at + 1]));

const BLOCKED = "this browser lets the page start no worker";

// Kept and never run: a later worker takes what the browser makes of its own file.
let compiled;
export const isCompiled = () => compiled !== undefined;

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
export class Python {
  isDjango;
  last = ["loading", 0, 0];
  #hear = () => {};
  #port;
  #worker;

  // A spare imports ahead what most code needs; one that is waited for, nothing.
  constructor(isDjango, isAhead) {
    this.isDjango = isDjango;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => this.#take(data);
    this.#port = port1;
    try {
      this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    } catch {
      this.last = ["failed", BLOCKED];
      return;
    }
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#take(["failed", event.message || BLOCKED]);
    };
    this.#worker.onmessage = () => this.#hear("forged");
    this.#worker.postMessage(
      ["load", { base, ...manifest(), isDjango, isAhead }, port2], [port2]);
  }

  #take(data) {
    if (!isSound(data)) return this.#hear("forged");
    if (data[0] === "compiled") return compiled ??= data[1];
    if (["loading", "starting", "ready", "failed"].includes(data[0])) this.last = data;
    return this.#hear(...data);
  }

  get isBroken() { return this.last[0] === "failed"; }

  run(plan, characters, hear) {
    this.#hear = hear;
    hear(...this.last);
    this.#port.postMessage(["run", plan, characters]);
  }

  say(client, text) { this.#port.postMessage(["say", client, text]); }

  end() {
    this.#hear = () => {};
    this.#port.close();
    this.#worker?.terminate();
  }
}
