// An editor in the place of a block, in a shadow root, so that a page that allows no
// styles but its own files' is enough.

import { create } from "../js/dom.js";
import { manifest } from "./session.js";

let loaded;

function load() {
  const { files } = manifest();
  const url = new URL(`../runtime/${files["editor.js"].path}`, import.meta.url);
  loaded ??= import(url.href).catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

const colour = (name) => `var(--md-code-hl-${name}-color)`;

function look({ EditorView, HighlightStyle, tags }) {
  const font = "13.6px/1.55 var(--md-code-font-family)";
  const theme = EditorView.theme({
    "&": { color: "var(--md-code-fg-color)", background: "var(--md-code-bg-color)" },
    "&.cm-focused": { outline: "3px solid var(--md-accent-fg-color)" },
    ".cm-scroller": { font, overflow: "auto" },
    ".cm-content": { padding: "14px 0", caretColor: "var(--md-code-fg-color)" },
    ".cm-line": { padding: "0 18px" },
    ".cm-cursor": { borderColor: "var(--md-code-fg-color)" },
    ".cm-selectionBackground": { background: "var(--md-typeset-mark-color) !important" },
  });
  const style = HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword], color: colour("keyword"), fontWeight: "600" },
    { tag: tags.string, color: colour("string") },
    { tag: tags.number, color: colour("number") },
    { tag: [tags.bool, tags.null], color: colour("constant") },
    { tag: tags.comment, color: colour("comment") },
  ]);
  return [theme, style];
}

// Tab indents, until Escape lets it leave.
function tabs({ EditorView, indentLess, indentMore, keymap }) {
  let leaves = false;
  const unless = (act) => (view) => !leaves && act(view);
  return [
    keymap.of([
      { key: "Escape", run: () => { leaves = true; return true; } },
      { key: "Tab", run: unless(indentMore), shift: unless(indentLess) },
    ]),
    EditorView.domEventHandlers({
      blur: () => { leaves = false; },
      keydown: ({ key }) => { if (!["Escape", "Tab", "Shift"].includes(key)) leaves = false; },
    }),
  ];
}

// Left to itself, Chromium joins lines with the styles that they had, in attributes that
// the page's policy forbids.
const typesOver = (event, view) => {
  const { state } = view;
  if (event.inputType !== "insertText" || state.selection.main.empty) return false;
  view.dispatch(state.replaceSelection(event.data),
    { scrollIntoView: true, userEvent: "input.type" });
  return true;
};

export async function edit(block, keep) {
  const code = await load();
  const { EditorState, EditorView } = code;
  const host = create("div", { class: "live-editor" });
  const [theme, style] = look(code);
  const view = new EditorView({
    root: host.attachShadow({ mode: "open" }),
    state: EditorState.create({
      doc: block.text,
      extensions: [
        tabs(code), EditorView.domEventHandlers({ beforeinput: typesOver }), code.history(), code.drawSelection(), code.indentOnInput(),
        code.bracketMatching(), code.indentUnit.of("    "), code.python(),
        code.syntaxHighlighting(style), theme,
        code.keymap.of([{ key: "Mod-Enter", run: () => true },
          ...code.defaultKeymap, ...code.historyKeymap]),
        EditorView.contentAttributes.of({
          "aria-label": `Code of block ${block.number}; Escape, then Tab leaves it` }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) keep(update.state.doc.toString());
        }),
      ],
    }),
  });
  host.shadowRoot.append(view.dom);
  const pre = block.element.querySelector("pre");
  pre.after(host);
  pre.hidden = true;
  return {
    focus: () => view.focus(),
    set: (text) => view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text } }),
  };
}
