// What a run of one block has shown, and whether that is what was recorded.

import { seen, shown } from "./blocks.js";
import { Paper } from "./paper.js";

export class Result {
  #block;
  #paper;
  #printed = [];
  #raised;
  #above;
  #hasEnded = false;

  constructor(block) {
    this.#block = block;
    this.#paper = new Paper(block.number,
      () => block.conversation ?? block.output ?? block.element);
  }

  get isPassed() { return this.#hasEnded && this.#raised === undefined; }

  clear() {
    this.#paper.clear();
    this.#printed = [];
    this.#raised = this.#above = undefined;
    this.#hasEnded = false;
  }

  note(text) { this.#paper.note(text); }

  take(what, ...said) {
    if (what === "output") this.#print(said[0]);
    else if (what === "errors") this.#paper.write(said[0], "errors");
    else if (what === "recorded") this.#paper.draw(said[0]);
    else if (what === "raised") this.#raise(...said);
    else if (what === "end") this.#hasEnded = true;
  }

  #print(text) {
    this.#printed.push(text);
    this.#paper.write(text, "printed");
  }

  #raise(last, story) {
    this.#raised = last;
    if (this.#block.roles.includes("raises")) this.#print(last);
    else this.#paper.write(story ? `${story}\n${last}` : last, "errors");
  }

  // A block above raised, and this one didn't run.
  fall(number, last, story) {
    this.#above = number;
    this.note(`Block ${number}, above this one, raised:`);
    this.#paper.write(story ? `${story}\n${last}` : last, "errors");
  }

  // Whether the run showed what was recorded; what the reader changed may differ.
  verdict(reason) {
    this.#paper.flush();
    if (reason !== "done") return reason;
    if (this.#above) return `not run: block ${this.#above} raised an error`;
    const { check, roles } = this.#block;
    if (check) return this.isPassed ? "✓ passed" : "not yet";
    if (this.#raised !== undefined && !roles.includes("raises")) return "raised an error";
    const [isSame, isCompared] = this.#compare();
    if (!isCompared) return this.#paper.isEmpty ? "done, nothing to show" : "done";
    if (isSame) return "✓ the same as recorded";
    const { differs } = this.#block.element.dataset;
    return differs && !this.#block.isOwn ? `differs, as expected: ${differs}`
      : "differs from what was recorded";
  }

  #compare() {
    const recorded = shown(this.#block);
    const digest = this.#block.conversation?.dataset.digest;
    const isSame = (recorded === undefined || recorded === seen(this.#printed.join("")))
      && (!digest || digest === this.#paper.conversation?.dataset.digest);
    return [isSame, recorded !== undefined || Boolean(digest)];
  }
}
