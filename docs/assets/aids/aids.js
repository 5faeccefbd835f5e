// What helps to read any page: a button that copies it as Markdown, the list of keys,
// and the words that the glossary explains.

import { create } from "../js/dom.js";

const TWIN = "link[type='text/markdown']";
const WORDS = "article a[href*='glossary/#']";
const TYPED = "input, select, textarea, [contenteditable]";

const control = (name, act) => {
  const made = create("button", { type: "button", class: "aid" }, name);
  made.addEventListener("click", act);
  return made;
};

async function markdown(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
  return new Blob([await answer.text()], { type: "text/plain" });
}

// Safari lets only a click copy, and what is copied may come later.
async function copy(status) {
  const { href } = document.querySelector(TWIN);
  status.replaceChildren();
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": markdown(href) })]);
    status.append("Copied");
  } catch {
    status.append("Could not copy: ", create("a", { href }, "open it"));
  }
}

// Its place comes with the page: were it put there now, the browser would look anew at all
// that follows.
function addCopy(place) {
  const status = create("span", { role: "status" });
  place.append(control("Copy page", () => copy(status)), status);
  place.classList.toggle("above", Boolean(document.querySelector("article .question")));
}

const keys = async () => (await import("./keys.js")).show();

function press(event) {
  const { altKey, ctrlKey, metaKey, key } = event;
  const isTyping = event.composedPath()[0].matches?.(TYPED);
  if (key !== "?" || altKey || ctrlKey || metaKey || isTyping) return;
  event.preventDefault();
  keys();
}

async function showWords() {
  if (!document.querySelector(WORDS)) return;
  const words = await import("./words.js");
  words.upgrade();
}

// What only a reader who is there can ask for is loaded when there is one.
let isUsed = false;
const SIGNS = ["focusin", "pointerdown", "pointermove", "scroll"];
const listening = new AbortController();
SIGNS.forEach((sign) => addEventListener(sign, () => {
  listening.abort();
  isUsed = true;
  showWords();
}, { capture: true, passive: true, signal: listening.signal }));

let isListening = false;

export function upgrade() {
  if (!isListening) document.addEventListener("keydown", press);
  isListening = true;
  const place = document.querySelector(".copy-page:empty");
  if (place) addCopy(place);
  const footer = document.querySelector(".md-copyright");
  if (!footer.querySelector(".aid")) footer.append(control("Keys: press ?", keys));
  if (isUsed) showWords();
}
