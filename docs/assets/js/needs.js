// Loads what a page needs, and nothing else, also after instant navigation.

// Code to run, unless it is folded away.
const LIVE = "article .highlight.language-python:not("
  + ".doc-signature, .mkdocstrings-source *, details:not([open]) *)";

const NEEDS = {
  ".admonition.question": () => import("./questions.js"),
  ".test-panel": () => import("./test.js"),
  ".cards-to-flip": () => import("./review.js"),
  ".cards": () => import("./ways.js"),
  "load-model": () => import("./load-model.js"),
  [LIVE]: () => import("../live/live.js"),
};

// Until a module is there, another page may be shown.
async function upgrade(selector) {
  const isNeeded = () => document.querySelector(selector);
  if (!isNeeded()) return;
  const module = await NEEDS[selector]();
  if (isNeeded()) module.upgrade();
}

const upgradeAll = () => Object.keys(NEEDS).forEach(upgrade);

document.addEventListener("toggle", () => upgrade(LIVE), { capture: true });
// Material announces each page it shows, the first one too.
if (globalThis.document$) globalThis.document$.subscribe(upgradeAll);
else upgradeAll();
