// Done while the browser has nothing else to do. Code that scrolls sideways takes the
// focus. On a phone, blocks further down come without a layout (prose.css): they get one,
// where the browser keeps the reader's place when something above grows.

import { inTurns } from "./turns.js";

const keepsPlace = CSS.supports("overflow-anchor: auto");
const PARTS = `pre > code${keepsPlace ? ", article > *" : ""}`;

function finish(part) {
  if (part.localName === "code") {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
  } else {
    part.classList.add("laid-out");
    part.getBoundingClientRect();
  }
}

// Material announces each page it shows, the first one too.
globalThis.document$?.subscribe(() => inTurns(document.querySelectorAll(PARTS), finish,
  globalThis.requestIdleCallback));
