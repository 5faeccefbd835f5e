// The Python of a page, read off the page itself: what runs, where, and what its run
// has shown.

const PYTHON = ".highlight.language-python";
const OUTPUT = "language-text";
// The order matters to nobody; each stands in the fence.
const ROLES = ["check", "raises", "solution", "starter", "static", "wrong"];
// Parts of an exercise, which run only when they are asked to.
const PARTS = ["check", "solution", "starter", "wrong"];

const textOf = (element) => element.querySelector("pre > code").textContent
  .replace(/\n$/, "");

function labelsOf(element) {
  const labels = [];
  for (let up = element.parentElement; up && up.localName !== "article";
    up = up.parentElement) {
    const side = ["asgi", "wsgi"].find((name) => up.classList.contains(name));
    if (side && !up.matches("conversation-player")) labels.unshift(side);
    if (up.matches(".tabbed-block")) labels.unshift(tabOf(up));
  }
  return labels;
}

function tabOf(block) {
  const set = block.closest(".tabbed-set");
  const at = [...block.parentElement.children].indexOf(block);
  return set.querySelectorAll(":scope > .tabbed-labels > label")[at].textContent.trim();
}

export class Block {
  output;
  conversation;
  #own;

  constructor(element, number, nest) {
    this.element = element;
    this.number = number;
    this.nest = nest;
    this.source = textOf(element);
    this.labels = labelsOf(element);
    this.roles = ROLES.filter((role) => element.classList.contains(role));
    this.title = element.dataset.file
      ?? element.querySelector(".filename")?.textContent.trim() ?? "";
    this.exercise = element.closest(".admonition.exercise");
  }

  get isStatic() { return this.roles.includes("static"); }

  get isPart() { return this.roles.some((role) => PARTS.includes(role)); }

  // A block that can be run, and so has a bar.
  get isLive() { return !this.isStatic && (!this.isPart || this.roles.includes("starter")); }

  get text() { return this.#own ?? this.source; }

  set text(text) { this.#own = text === this.source ? undefined : text; }

  get isOwn() { return this.#own !== undefined; }

  get check() {
    const check = this.roles.includes("starter")
      && this.exercise?.querySelector(`${PYTHON}.check`);
    return check ? textOf(check) : "";
  }

  // As `reader.py` takes it.
  get plan() {
    const { number, labels, nest, roles, check } = this;
    const title = this.title.startsWith("examples/") ? this.title : "";
    return { number, source: this.text, labels, nest, roles, title, check,
      is_own: this.isOwn };
  }
}

// What stands below a block in the same place was printed, or recorded, by it.
function follow(article, blocks) {
  const kinds = `.highlight, conversation-player`;
  let above;
  for (const element of article.querySelectorAll(kinds)) {
    const block = blocks.find((each) => each.element === element);
    const isBeside = above?.element.parentElement === element.parentElement;
    if (block) above = block;
    else if (element.matches("conversation-player")) {
      if (isBeside) above.conversation ??= element;
    } else {
      if (isBeside && element.classList.contains(OUTPUT)) above.output ??= element;
      // Another output, or a session, comes of something else.
      above = element.classList.contains(OUTPUT) ? above : undefined;
    }
  }
}

export function blocksOf(article) {
  const nests = new Map();
  const nestOf = ({ parentElement }) => {
    if (!nests.has(parentElement)) nests.set(parentElement, String(nests.size));
    return nests.get(parentElement);
  };
  const blocks = [...article.querySelectorAll(PYTHON)]
    .filter((element) => !element.closest(".mkdocstrings-source, .doc-signature"))
    .map((element, at) => new Block(element, at + 1, nestOf(element)));
  follow(article, blocks);
  return blocks;
}

// What a reader sees of an output: tabs are blanks, and those at line ends are nothing.
export const seen = (text) => text.replaceAll("\t", "    ")
  .replace(/[^\S\n]+$/gm, "").trimEnd();

export const shown = ({ output }) => output && seen(textOf(output));
