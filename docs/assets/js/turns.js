// What takes long on a long page, done in short turns, while the browser has nothing else
// to do. Code that scrolls sideways takes the focus. On a phone, blocks further down come
// without a layout (prose.css): they get one, where the browser keeps the reader's place
// when something above grows.

const TURN_MS = 6;  // less than half a frame: a tap never waits for more
const keepsPlace = CSS.supports("overflow-anchor: auto");
const PARTS = `pre > code${keepsPlace ? ", article > *" : ""}`;
const later = globalThis.requestIdleCallback ?? setTimeout;

function finish(part) {
  if (part.localName === "code") {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
  } else {
    part.classList.add("laid-out");
    part.getBoundingClientRect();
  }
}

function takeTurn(parts) {
  const end = performance.now() + TURN_MS;
  while (parts.length && performance.now() < end) finish(parts.shift());
  if (parts.length) later(() => takeTurn(parts));
  else if (keepsPlace) document.querySelector("article").classList.add("laid-out");
}

// Material announces each page it shows, the first one too.
globalThis.document$?.subscribe(() =>
  later(() => takeTurn([...document.querySelectorAll(PARTS)])));
