// Done while the browser has nothing else to do. Code that scrolls sideways takes the
// focus. On a phone, for who starts at a page's top, blocks further down came without a
// layout (prose.css), and get one here.

import { inTurns } from "./turns.js";

const { classList } = document.documentElement;

function finish(part) {
  if (part.localName === "code") {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
  } else {
    part.classList.add("laid-out");
    part.getBoundingClientRect();
  }
}

// Where a link leads to is known once all above it has its layout.
document.addEventListener("click", ({ target }) => {
  if (target.closest?.("a[href*='#']")) classList.remove("from-top");
}, { capture: true });

// Material announces each page it shows, the first one too.
globalThis.document$?.subscribe(async () => {
  const parts = classList.contains("from-top") ? "pre > code, article > *" : "pre > code";
  await inTurns(document.querySelectorAll(parts), finish, globalThis.requestIdleCallback);
  classList.remove("from-top");
});
