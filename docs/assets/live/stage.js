// Ask an app of the page what you like: a request, or WebSockets that you speak on.
// Beside a twin, both answer.

import { button, create } from "../js/dom.js";
import { hasApp } from "./ask.js";
import { Run } from "./session.js";
import { tamed } from "./tame.js";

const METHODS = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "WebSocket"];
const MOST = 3;

// The app of the block, and that of the panel beside it.
function appsOf(page, block) {
  const sides = block.element.closest(".sides");
  const panel = block.element.closest(".wsgi, .asgi");
  if (!sides || !panel) return [block];
  const twin = page.blocks.find((each) => each !== block && hasApp(each)
    && sides.contains(each.element) && !panel.contains(each.element));
  return [block, twin].filter(Boolean).sort((one, other) => one.number - other.number);
}

const field = (name, control) => create("label", {}, `${name} `, control);

export class Stage {
  #page;
  #apps;
  #run;
  #method = create("select", {}, ...METHODS.map((name) => create("option", {}, name)));
  #path = create("input", { value: "/", spellcheck: "false", autocapitalize: "off" });
  #headers = create("textarea", { rows: 1, spellcheck: "false",
    placeholder: "name: value" });
  #body = create("textarea", { rows: 1, spellcheck: "false" });
  #clients = create("input", { type: "number", min: 1, max: MOST, value: 1 });
  #send = create("button", { class: "md-button md-button--primary" }, "Send");
  #stop = button("Stop", () => this.#run?.stop());
  #status = create("span", { role: "status" });
  #says = create("div", { class: "stage-says" });
  #answers = create("div", { class: "stage-answers" });
  #fields;

  constructor(page, block) {
    this.#page = page;
    this.#apps = appsOf(page, block);
    this.#fields = {
      body: field("Body", this.#body),
      clients: field("Clients", this.#clients),
    };
    const form = create("form", { "aria-label": "Your own request" },
      field("Method", this.#method), field("Path", this.#path),
      field("Headers", this.#headers), ...Object.values(this.#fields),
      create("div", { class: "stage-send" }, this.#send, this.#stop, this.#status));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    form.addEventListener("keydown", (event) => event.stopPropagation());
    this.#method.addEventListener("change", () => this.#show());
    this.element = create("div", { class: "stage" }, form, this.#says, this.#answers);
    this.#show();
  }

  focus() { this.#path.select(); }

  stop() { this.#run?.stop(); }

  get #isSocket() { return this.#method.value === "WebSocket"; }

  #show() {
    this.#fields.clients.hidden = !this.#isSocket;
    this.#fields.body.hidden = this.#isSocket
      || ["GET", "HEAD"].includes(this.#method.value);
    this.#stop.hidden = !this.#run || this.#run.isOver;
  }

  #ask() {
    this.#run?.stop();
    this.#says.replaceChildren();
    this.#answers.replaceChildren(...this.#apps.map(() => create("div", {})));
    const request = { method: this.#method.value, path: this.#path.value.trim(),
      headers: this.#headers.value, body: this.#body.value,
      clients: Math.min(Math.max(Math.trunc(this.#clients.value) || 1, 1), MOST) };
    const last = this.#apps.at(-1);
    const plan = this.#page.plan(last);
    const ask = this.#apps.map(({ labels }) => ({ labels, request }));
    this.#run = new Run({ ...plan, ask }, this.#page.needsDjango(last),
      (...said) => this.#hear(...said));
    this.#show();
  }

  #say(text) { this.#status.replaceChildren(text); }

  #hear(what, ...said) {
    if (what === "loading") this.#say("loading Python");
    else if (what === "starting") this.#say("starting Python");
    else if (what === "begin") this.#say("running");
    else if (what === "answer") this.#answer(...said);
    else if (what === "refused") this.#note(said[0], String(said[1]));
    else if (what === "raised") this.#raised(...said);
    else if (what === "open") this.#say("open: say something");
    else if (what === "failed") this.#note(0, `Python could not be started: ${said[0]}`);
    else if (what === "over") this.#over(said[0]);
  }

  #over(reason) {
    this.#say(reason);
    this.#says.querySelectorAll("input, button").forEach((each) => { each.disabled = true; });
    this.#show();
  }

  #raised(number, last) {
    if (this.#page.blocks[number - 1]?.roles.includes("raises")) return;
    this.#note(0, `Block ${number} raised: ${last}`);
  }

  #note(place, text) {
    this.#answers.children[place]?.replaceChildren(create("p", { class: "live-note" }, text));
  }

  // What was said so far, drawn anew each time something is added.
  #answer(place, html, clients) {
    const conversation = tamed(String(html));
    if (!conversation) return this.#note(place, "This conversation is too long to show.");
    this.#answers.children[place]?.replaceChildren(conversation);
    if (clients > 0 && !this.#says.children.length) {
      this.#says.append(...Array.from({ length: Math.min(clients, MOST) },
        (_, at) => this.#client(at + 1)));
      this.#says.querySelector("input").focus();
    }
    return undefined;
  }

  #client(number) {
    const text = create("input", { "aria-label": `Client ${number} says`,
      placeholder: `Client ${number} says`, autocomplete: "off" });
    const form = create("form", {}, text,
      create("button", { class: "md-button" }, "Say"),
      button("Leave", () => {
        this.#run.say(number);
        form.querySelectorAll("input, button").forEach((each) => { each.disabled = true; });
      }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#run.say(number, text.value);
      text.value = "";
    });
    form.addEventListener("keydown", (event) => event.stopPropagation());
    return form;
  }
}
