// Loads what a page needs, and nothing else, also after instant navigation.

import { whenNear } from "../live/near.js";

const NEEDS = {
  article: () => import("../aids/aids.js"),
  ".admonition.question": whenNear(() => import("./questions.js")),
  ".test-panel": () => import("./test.js"),
  ".cards-to-flip": () => import("./review.js"),
  ".cards": () => import("./ways.js"),
  ".kept": () => import("./kept.js"),
  "load-model": whenNear(() => import("./load-model.js")),
  "article .highlight.language-python": whenNear(() => import("../live/live.js")),
};

// Until a module is there, another page may be shown.
function upgrade() {
  Object.entries(NEEDS).forEach(async ([selector, load]) => {
    const isNeeded = () => document.querySelector(selector);
    if (!isNeeded()) return;
    const module = await load(selector);
    if (isNeeded()) module.upgrade();
  });
}

// Material announces each page it shows, the first one too, and has much to do then.
if (globalThis.document$) globalThis.document$.subscribe(() => setTimeout(upgrade));
else upgrade();
