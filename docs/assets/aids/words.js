// Shows what a word means, at the word: the sentence of the glossary that a link leads to.

import { copyOf, create } from "../js/dom.js";

const WORDS = "article a[href*='glossary/#']";
// Nobody who only passes by with the pointer asks; and it may move on to the tip.
const PAUSE_MS = 200;
const GAP = 6;
const EDGE = 16;
// What is left of the sources, once their links are gone.
const SOURCES = / \([,\s]*\)/g;

const tip = create("div", { role: "tooltip", id: "__word", class: "word-tip md-typeset", hidden: "" });
const pages = new Map();
let shown;
let timer;

async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Fetched once; what failed is fetched again when it is asked for.
function page(url) {
  if (!pages.has(url)) {
    pages.set(url, fetched(url));
    pages.get(url).catch(() => pages.delete(url));
  }
  return pages.get(url);
}

async function meaning({ href, hash }) {
  const glossary = await page(href.replace(hash, ""));
  const copy = copyOf(glossary.getElementById(hash.slice(1)).closest("li").childNodes);
  copy.querySelectorAll("a").forEach((source) => source.remove());
  copy.normalize();
  [...copy.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .forEach((text) => { text.data = text.data.replace(SOURCES, ""); });
  return copy;
}

function place(link) {
  const { left, top, bottom } = link.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height, offsetParent } = tip;
  const from = offsetParent.getBoundingClientRect();
  const isBelow = bottom + GAP + height < innerHeight || top < height + GAP;
  const x = Math.max(EDGE, Math.min(left, document.documentElement.clientWidth - EDGE - width));
  const y = isBelow ? bottom + GAP : top - GAP - height;
  tip.style.setProperty("inset", `${y - from.top}px auto auto ${x - from.left}px`);
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  tip.hidden = true;
}

async function show(link) {
  hide();
  shown = link;
  const copy = await meaning(link).catch(() => undefined);
  if (shown !== link || !copy) return;
  tip.replaceChildren(copy);
  tip.hidden = false;
  link.setAttribute("aria-describedby", tip.id);
  place(link);
}

const wordOf = ({ target }) => target.closest?.(WORDS);

function later(act) {
  clearTimeout(timer);
  timer = setTimeout(act, PAUSE_MS);
}

// A finger can't point: its first touch shows, the next one follows the link.
let isAsking = false;

const EVENTS = {
  pointerover: (event) => {
    if (event.pointerType !== "mouse") return;
    const link = wordOf(event);
    if (link && link !== shown) later(() => show(link));
    else if (link || tip.contains(event.target)) clearTimeout(timer);
    else if (shown && shown !== document.activeElement) later(hide);
    else if (!shown) clearTimeout(timer);
  },
  pointerdown: (event) => {
    isAsking = event.pointerType === "touch" && wordOf(event) !== shown;
  },
  focusin: (event) => (wordOf(event) ? show(wordOf(event)) : hide()),
  click: (event) => {
    if (!wordOf(event) || !isAsking) return hide();
    event.preventDefault();
    event.stopPropagation();
    return wordOf(event) === shown || show(wordOf(event));
  },
  keydown: ({ key }) => key === "Escape" && hide(),
};

let isListening = false;

export function upgrade() {
  hide();
  document.querySelector("main").append(tip);
  if (isListening) return;
  isListening = true;
  Object.entries(EVENTS).forEach(([name, act]) =>
    document.addEventListener(name, act, { capture: true }));
}
