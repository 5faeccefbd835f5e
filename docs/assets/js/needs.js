// Loads what a page needs, and nothing else, also after instant navigation.

const NEEDS = {
  article: () => import("../aids/aids.js"),
  ".admonition.question": () => import("./questions.js"),
  ".test-panel": () => import("./test.js"),
  ".cards-to-flip": () => import("./review.js"),
  ".cards": () => import("./ways.js"),
  ".kept": () => import("./kept.js"),
  "load-model": () => import("./load-model.js"),
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

// Code that is far below, or folded away, needs nothing until the reader comes near; nor
// do signatures and sources ever. An address with code wants it run.
function whenNear(load) {
  let watch;
  return (selector) => new Promise((resolve) => {
    watch?.disconnect();
    const come = () => { watch.disconnect(); resolve(load()); };
    watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) come();
    }, { rootMargin: "100%" });
    document.querySelectorAll(`${selector}:not(.doc-signature, .mkdocstrings-source *)`)
      .forEach((block) => watch.observe(block));
    if (location.hash.startsWith("#code=")) come();
  });
}

// Material announces each page it shows, the first one too.
if (globalThis.document$) globalThis.document$.subscribe(upgrade);
else upgrade();
