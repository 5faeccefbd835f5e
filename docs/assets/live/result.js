// What a run of one block has shown, below what was recorded of it.

import { create } from "../js/dom.js";
import { seen, shown } from "./blocks.js";
import { tamed } from "./tame.js";

export class Result {
  #block;
  #box;
  #printed = "";
  #raised;
  #hasEnded = false;
  #conversation;

  constructor(block) { this.#block = block; }

  get isPassed() { return this.#hasEnded && this.#raised === undefined; }

  clear() {
    this.#box?.remove();
    this.#box = undefined;
    this.#printed = "";
    this.#raised = undefined;
    this.#hasEnded = false;
    this.#conversation = undefined;
  }

  get #host() {
    if (!this.#box) {
      const { element, output, conversation } = this.#block;
      this.#box = create("div", { class: "live-run" },
        create("p", { class: "live-title" }, "Your run"));
      (conversation ?? output ?? element).after(this.#box);
    }
    return this.#box;
  }

  #add(text, look) {
    const host = this.#host;
    let last = host.lastElementChild;
    if (!last.matches(`pre.${look}`)) {
      last = create("pre", { class: look, tabindex: 0 });
      host.append(last);
    }
    last.append(text);
  }

  note(text) { this.#host.append(create("p", { class: "live-note" }, text)); }

  fail(reason) { this.note(`Python could not be started: ${reason.trim().split("\n").at(-1)}`); }

  take(what, ...said) {
    if (what === "output") {
      this.#printed += said[0];
      this.#add(said[0], "printed");
    } else if (what === "errors") this.#add(said[0], "errors");
    else if (what === "recorded") this.#record(said[0]);
    else if (what === "raised") this.#raise(...said);
    else if (what === "end") this.#hasEnded = true;
  }

  #record(html) {
    this.#conversation = tamed(html);
    this.#host.querySelector("conversation-player")?.remove();
    if (this.#conversation) this.#host.append(this.#conversation);
    else this.note("What the code calls a conversation is none.");
  }

  #raise(last, story) {
    this.#raised = last;
    if (this.#block.roles.includes("raises")) {
      this.#printed += last;
      this.#add(last, "printed");
    } else this.#add(story ? `${story}\n${last}` : last, "errors");
  }

  // Whether the run showed what was recorded; what the reader changed may differ.
  verdict(reason) {
    if (reason !== "done") return reason;
    const { check, roles } = this.#block;
    if (check) return this.isPassed ? "✓ passed" : "not yet";
    if (this.#raised !== undefined && !roles.includes("raises")) return "raised an error";
    const [isSame, isCompared] = this.#compare();
    if (!isCompared) return this.#box ? "done" : "done, nothing to show";
    return isSame ? "✓ the same as recorded" : "differs from what was recorded";
  }

  #compare() {
    const recorded = shown(this.#block);
    const digest = this.#block.conversation?.dataset.digest;
    const isSame = (recorded === undefined || recorded === seen(this.#printed))
      && (!digest || digest === this.#conversation?.dataset.digest);
    return [isSame, recorded !== undefined || Boolean(digest)];
  }
}
