// A model to play with: what clients ask for, and when two deployments have answered.

import { lanes } from "./model-lanes.js";
import { ahead, deployed, run } from "./model.js";

const NAME = "load-model";
const SIDES = ["WSGI", "ASGI"];
const KIB_PER_GIB = 2 ** 20;
// What each slider steps through; times in milliseconds.
const SCALES = {
  clients: [1, 2, 4, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000,
    1_000_000],
  wait: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 60_000],
  cpu: [0, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100],
  processes: [1, 2, 3, 4, 6, 8, 12, 16],
  threads: [1, 2, 4, 8, 16, 32, 64, 100, 200],
};
const UNITS = { wait: " ms", cpu: " ms" };

const number = (value) => value.toLocaleString("en");
function time(seconds) {
  if (seconds < 9.95) return `${seconds.toFixed(2)} s`;
  return seconds < 99.95 ? `${seconds.toFixed(1)} s` : `${number(Math.round(seconds))} s`;
}

function paragraph(text) {
  const made = document.createElement("p");
  made.append(text);
  return made;
}

export class LoadModel extends HTMLElement {
  #form;

  static define(registry = customElements) {
    if (!registry.get(NAME)) registry.define(NAME, this);
  }

  connectedCallback() {
    this.#form = this.querySelector("form");
    Object.entries(SCALES).forEach(([name, scale]) => {
      this.#form.elements[name].max = scale.length - 1;
    });
    this.#form.addEventListener("input", () => this.#show());
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.hidden = false;
    this.#show();
  }

  // What the sliders say; each tells its own value, by eye and by ear.
  get #asked() {
    const values = Object.entries(SCALES).map(([name, scale]) => {
      const slider = this.#form.elements[name];
      const value = scale[slider.value];
      const said = `${number(value)}${UNITS[name] ?? ""}`;
      slider.setAttribute("aria-valuetext", said);
      slider.closest("label").dataset.value = said;
      return [name, value];
    });
    const { wait, cpu, ...rest } = Object.fromEntries(values);
    const view = this.#form.elements.view.value;
    return { ...rest, view, wait: wait / 1000, cpu: cpu / 1000 };
  }

  // What a request costs by kind, as the table below has it, in seconds.
  get #costs() {
    const rows = [...this.querySelectorAll(".costs tbody tr")]
      .map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
    return Object.fromEntries(rows.map(([side, view, cost]) =>
      [`${side} ${view}`, parseFloat(cost) / 1000]));
  }

  #show() {
    const asked = this.#asked;
    const costs = this.#costs;
    const runs = SIDES.map((side) => run(asked, deployed(side, asked, costs)));
    const whole = Math.max(...runs.map(({ seconds }) => seconds));
    this.querySelectorAll(".timeline").forEach((box, index) => {
      box.replaceChildren(lanes(runs[index], whole));
      box.dataset.end = `0 to ${time(whole)}`;
    });
    const lines = [this.#verdict(runs), ...SIDES.map((side, index) =>
      `${side}: all have their answer after ${time(runs[index].seconds)},`
      + ` at most ${number(runs[index].places)} at once in each process.`)];
    this.#form.querySelector(".verdict").replaceChildren(...lines.map(paragraph));
    this.#form.querySelector(".caution").replaceChildren(this.#caution(asked));
  }

  #verdict(runs) {
    const [wsgi, asgi] = runs.map(({ seconds }) => seconds);
    const first = ahead(wsgi, asgi);
    if (first === "level") return "Level: the two differ by a tenth or less.";
    const times = Math.max(wsgi, asgi) / Math.min(wsgi, asgi);
    return `${first} is ahead: ${times.toFixed(1)} times as fast.`;
  }

  // Beyond what was measured, the model goes on from there, and says so.
  #caution({ clients, processes }) {
    const [measured, most, held, kib] = ["measured", "processes", "held", "kib"]
      .map((name) => Number(this.getAttribute(name)));
    if (clients <= measured && processes <= most) return "";
    const from = "Extrapolated: what it goes on from was measured on one machine, with up"
      + ` to ${number(measured)} clients and ${most} processes.`;
    if (clients <= held) return from;
    return `${from} One process was seen to hold ${number(held)} idle WebSockets; at`
      + ` ${kib} KiB each, ${number(clients)} would take`
      + ` ${number(Number(((clients * kib) / KIB_PER_GIB).toFixed(1)))} GiB.`;
  }
}

export function upgrade() {
  LoadModel.define();
}
