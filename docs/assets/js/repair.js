// What Material leaves out for keyboards and screen readers.

const each = (selector, repair) => {
  document.querySelectorAll(selector).forEach(repair);
};

function repairDialog(dialog) {
  dialog.setAttribute("aria-label", "Search");
}

let codes = 0;

// Material would add its button to one block after the other, and have the page laid out
// anew for each; what a click on it does is Material's.
function addCopy(code) {
  if (code.id) return;
  codes += 1;
  code.id = `code-${codes}`;
  const button = document.createElement("button");
  button.className = "md-code__button";
  button.title = "Copy to clipboard";
  button.dataset.clipboardTarget = `#${code.id}`;
  button.dataset.mdType = "copy";
  const nav = document.createElement("nav");
  nav.className = "md-code__nav";
  nav.append(button);
  code.before(nav);
}

function repairCodeButtons(nav, index) {
  nav.setAttribute("aria-label", `Code ${index + 1}`);
}

// A box that scrolls must take the focus, and say what it is: the heading above it
// does, and a number where a heading has several.
function repairTable(box, index) {
  const above = [...document.querySelectorAll("article :is(h1, h2, h3, h4)")]
    .filter((heading) => heading.compareDocumentPosition(box)
      & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
  const name = above?.firstChild?.textContent.trim() ?? "Table";
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${name}, table ${index + 1}`);
}

// The labels that open Material's drawer and search take no focus: buttons do.
function repairLabel(label) {
  const toggle = label.control;
  const [kind, name] = toggle.dataset.mdToggle === "drawer"
    ? ["opens-drawer", "Menu"] : ["opens-search", "Open search"];
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} ${kind}`;
  button.setAttribute("aria-label", name);
  button.append(...label.childNodes);
  button.addEventListener("click", () => toggle.click());
  const tell = () => button.setAttribute("aria-expanded", toggle.checked);
  toggle.addEventListener("change", tell);
  tell();
  label.replaceWith(button);
}

// On paper, a link that leads elsewhere tells where.
function tellExternal(link) {
  if (link.origin !== location.origin) link.relList.add("external");
}

const REPAIRS = [
  [".md-search[role=dialog]", repairDialog],
  ["label.md-header__button:is([for=__drawer], [for=__search])", repairLabel],
  [".highlight > pre > code", addCopy],
  [".md-code__nav", repairCodeButtons],
  [".md-typeset__scrollwrap", repairTable],
  ["article a[href]", tellExternal],
];

// Each in a task of its own, so that a tap in between need not wait for all of them.
const repair = () => REPAIRS.forEach((one) => setTimeout(each, 0, ...one));

// Material announces each page it shows, the first one too, and wraps tables when it does.
globalThis.document$?.subscribe(repair);
