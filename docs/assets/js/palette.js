// The colours: the system's, until the reader chooses light or dark. A choice is kept as
// Material's own script keeps it, which sets it again before a page is shown.

const KEY = "__palette";
const { __md_scope: scope, __md_set: keep } = globalThis;
const buttons = [...document.querySelectorAll(".palette > button")];
const root = document.body.dataset;

// What the browser draws itself: around the page, and beside it.
function tell() {
  const [scheme, theme] = ["color-scheme", "theme-color"]
    .map((name) => document.querySelector(`meta[name=${name}]`));
  const wanted = { default: "light", slate: "dark" };
  const content = root.mdColorMedia ? wanted[root.mdColorScheme] : "light dark";
  if (scheme.content !== content) scheme.content = content;
  theme.content = getComputedStyle(document.body).backgroundColor;
}

function show(index) {
  buttons.forEach((button, at) => { button.hidden = at !== index; });
}

function choose(index) {
  const { media, scheme } = buttons[index].dataset;
  // Material's rule for this word keeps colours from fading.
  root.mdColorSwitching = "";
  root.mdColorScheme = scheme;
  if (index) {
    root.mdColorMedia = media;
    keep(KEY, { index, color: { media, scheme } });
  } else {
    delete root.mdColorMedia;
    localStorage.removeItem(`${scope.pathname}.${KEY}`);
  }
  show(index);
  buttons[index].focus();
  tell();
  setTimeout(() => { delete root.mdColorSwitching; });
}

buttons.forEach((button, index) => {
  button.addEventListener("click", () => choose((index + 1) % buttons.length));
});
show(Math.max(buttons.findIndex(({ dataset }) => dataset.media === root.mdColorMedia), 0));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
addEventListener("load", tell);
