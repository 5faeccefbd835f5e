// Code that scrolls sideways takes the focus. On a phone, for who starts at a page's top,
// blocks further down have no layout until they are near (prose.css).

const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
const waits = (block) => getComputedStyle(block).contentVisibility === "auto";
const layOutAll = () => document.documentElement.classList.remove("from-top");

// Without a layout nobody knows: it may scroll, until Material measures it once in view.
const mayScroll = (code) =>
  code.checkVisibility?.({ contentVisibilityAuto: true }) === false
  || code.scrollWidth > code.clientWidth;

function reach(codes) {
  codes.filter(mayScroll).forEach((code) => { code.tabIndex = 0; });
}

// Material announces each page it shows, the first one too.
globalThis.document$?.subscribe(() =>
  whenIdle(() => reach([...document.querySelectorAll("pre > code")])));

// Where nothing can hover Material takes the focus from all code that comes into view.
new MutationObserver((changes) => reach(changes.map(({ target }) => target)
  .filter((target) => target.matches("pre > code:not([tabindex])"))))
  .observe(document.body, { subtree: true, attributeFilter: ["tabindex"] });

// What was near once keeps its layout, and a ring around what is focused at its edge. Above
// it nothing waits, so that a place in pixels holds: who jumped has all laid out.
document.addEventListener("contentvisibilityautostatechange", ({ target, skipped }) => {
  if (skipped || !target.matches("article > *")) return;
  target.classList.add("laid-out");
  const waiting = [...target.parentElement.children].find(waits);
  if (waiting?.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) layOutAll();
});

// Where a link leads to, or the way back, is known once all above it has its layout.
globalThis.addEventListener("popstate", layOutAll);
