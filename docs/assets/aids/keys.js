// The list of the keys that the site knows, in a dialog of its own.

import { button, create } from "../js/dom.js";

const KEYS = {
  "On every page": [
    [["F", "S", "/"], "search"],
    [["N", "."], "the next page"],
    [["P", ","], "the page before"],
    [["?"], "this list"],
    [["Escape"], "closes what is open"],
  ],
  "In a conversation": [
    [["→", "←"], "one step on, one step back"],
    [["Home", "End"], "the first step, the last"],
  ],
  "In a block of Python": [
    [["Ctrl + Enter"], "runs it"],
    [["Escape, then Tab"], "leaves the editor"],
  ],
  "On a card": [
    [["Space"], "flips it"],
    [["1", "2"], "again, knew it"],
  ],
};

const row = ([keys, what]) => [
  create("dt", {}, ...keys.flatMap((key) => [" ", create("kbd", {}, key)]).slice(1)),
  create("dd", {}, what),
];

const part = ([name, rows]) => [
  create("h3", {}, name),
  create("dl", {}, ...rows.flatMap(row)),
];

function made() {
  const title = create("h2", { id: "__keys" }, "Keys");
  const close = button("Close", () => dialog.close());
  const dialog = create("dialog", { class: "keys md-typeset", "aria-labelledby": "__keys" },
    create("header", {}, title, close), ...Object.entries(KEYS).flatMap(part));
  // While it is open, the keys of the page behind it are not for now; once closed, it
  // has the focus still, until the browser draws the page again.
  dialog.addEventListener("keydown", (event) => dialog.open && event.stopPropagation());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  document.body.append(dialog);
  return dialog;
}

let dialog;

export function show() {
  dialog ??= made();
  if (!dialog.open) dialog.showModal();
}
