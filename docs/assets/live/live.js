// Makes the Python of the page live: a bar below each block that can be run.

import { addAsk } from "./ask.js";
import { Bar, stopAll } from "./bar.js";
import { blocksOf } from "./blocks.js";
import { manifest, reasonAgainst } from "./session.js";

const known = new WeakSet();

// What says that code needs more than the recorder and the standard library.
const DJANGO = /\b(?:django|channels|sqlparse|tzdata|examples\.(?!conversation\b))/;

export class Page {
  #path;

  constructor(article) {
    this.article = article;
    this.blocks = blocksOf(article);
    const root = new URL("../../", import.meta.url).pathname;
    this.#path = location.pathname.slice(root.length).replace(/\/(index\.html)?$/, "");
  }

  get path() { return this.#path || "index"; }

  // The name of the module that the blocks run in, as the tests have it.
  get name() { return `page_docs_${this.path.toLowerCase().replace(/\W+/g, "_")}`; }

  // A part of an exercise runs alone, after what the page has run above it.
  upTo(block) {
    return this.blocks.filter((each) => each === block
      || (each.number < block.number && !each.isStatic && !each.isPart));
  }

  plan(block) {
    return { name: this.name, blocks: this.upTo(block).map((each) => each.plan) };
  }

  needsDjango(block) {
    return this.upTo(block).some(({ text, title, check }) =>
      title.startsWith("examples/") || DJANGO.test(text + check));
  }
}

// With instant navigation, a page is left without a word to the browser.
globalThis.document$?.subscribe(() => stopAll());

export async function upgrade() {
  const article = document.querySelector("article");
  if (known.has(article) || !manifest()) return;
  known.add(article);
  const page = new Page(article);
  const reason = reasonAgainst();
  // Only where there is code to share.
  const links = article.querySelector(".beside") && await import("./link.js");
  await links?.takeLinked(page);
  page.blocks.filter(({ isLive }) => isLive).forEach((block) => {
    new Bar(page, block, reason);
    if (reason) return;
    addAsk(page, block);
    links?.addLink(page, block);
  });
}
