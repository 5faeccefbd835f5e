// An address that holds the code of a block: whoever opens it sees the code, and runs
// nothing until Run is pressed. The code is in the part that no server is sent.

import { button, create } from "../js/dom.js";
import { hashOf, read, write } from "../js/progress.js";

const MOST = 100_000;
const START = "#code=";

const through = async (bytes, stream) => new Uint8Array(
  await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

const packed = async (text) => {
  const bytes = await through(new TextEncoder().encode(text),
    new CompressionStream("deflate-raw"));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

// Nobody knows who made the address: what it unpacks to may be large, or nothing.
async function unpacked(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes]).stream()
    .pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let length = 0;
  for (let part; !(part = await reader.read()).done;) {
    length += part.value.length;
    if (length > MOST) throw new Error("the code is too long");
    parts.push(part.value);
  }
  return new TextDecoder("utf-8", { fatal: true })
    .decode(new Uint8Array(await new Blob(parts).arrayBuffer()));
}

const keyOf = (page, block) => `edit/${page.path}/${block.number}`;

// Before the bars are made: they take up what was edited.
export async function takeLinked(page) {
  if (!location.hash.startsWith(START)) return;
  const [number, code] = location.hash.slice(START.length).split(".");
  const block = page.blocks[Number(number) - 1];
  if (!block?.isLive || !code) return;
  let text;
  try {
    text = await unpacked(code);
  } catch {
    block.element.before(note("The address holds no code that can be read."));
    return;
  }
  const before = read(keyOf(page, block));
  write(keyOf(page, block), { hash: hashOf(block.source), text });
  const said = note("This code came with the address. Read it before you run it.");
  if (before && before.text !== text) {
    said.append(" ", button("Back to mine", () => {
      write(keyOf(page, block), before);
      history.replaceState(null, "", location.pathname);
      location.reload();
    }));
  }
  block.element.before(said);
  show(block.element);
}

const note = (text) => create("p", { class: "live-note", role: "note" }, text);

// Opens the tab that the block stands in.
function show(element) {
  const tab = element.closest(".tabbed-block");
  if (tab) {
    const at = [...tab.parentElement.children].indexOf(tab);
    tab.closest(".tabbed-set").querySelectorAll(":scope > input")[at].click();
  }
  element.scrollIntoView();
}

export function addLink(page, block) {
  if (!block.element.closest(".beside")) return;
  const status = block.element.querySelector(".live-bar > [role=status]");
  const link = button("Link", async () => {
    const hash = `${START}${block.number}.${await packed(block.text)}`;
    history.replaceState(null, "", hash);
    const isCopied = await navigator.clipboard?.writeText(location.href)
      .then(() => true, () => false);
    status.replaceChildren(isCopied ? "the address is copied"
      : "the address of this page holds the code now");
  });
  link.setAttribute("aria-label", `Link to the code of block ${block.number}`);
  status.before(link);
}
