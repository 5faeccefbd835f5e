// What the HTML of a question says: its options, its answer, and why.

import { copyOf } from "./dom.js";

const ANSWER = /^(?:Final answer|Answers?): *(.*?)\.?$/;
const BETWEEN = /, *(?:and +)?| +and +/;
const MARK = ":scope > strong:first-child, :scope > p:first-child > strong:first-child";

const markOf = (item) => item.querySelector(MARK)?.textContent.trim();
export const plain = (text) => text.trim().replace(/\s+/g, " ");

export class Parts {
  constructor(element) {
    this.title = element.querySelector(":scope > .admonition-title");
    this.list = element.querySelector(":scope > ul");
    this.solution = element.querySelector(":scope > .solution");
    this.options = new Map([...this.list?.children ?? []]
      .map((item) => [markOf(item), item]));
    const [line, given] = this.#answer();
    this.answer = given.split(BETWEEN).filter(Boolean);
    this.output = [...this.solution.querySelectorAll(".language-text code")]
      .find((code) => line?.compareDocumentPosition(code)
        & Node.DOCUMENT_POSITION_FOLLOWING)?.textContent ?? "";
    this.#explained = [...this.solution.querySelectorAll("li")]
      .map((item) => [markOf(item), item]);
  }

  #explained;

  #answer() {
    return [...this.solution.querySelectorAll("strong")]
      .map((line) => [line, line.textContent.trim().match(ANSWER)?.[1]])
      .find(([, given]) => given !== undefined) ?? [undefined, ""];
  }

  // Why an option, or a text that was typed, is right or wrong.
  explanation(what) {
    const same = (mark) => mark && plain(mark) === plain(what);
    const item = this.#explained.find(([mark]) => same(mark))?.[1];
    if (!item) return undefined;
    const copy = copyOf(item.childNodes);
    copy.className = "explanation";
    return copy;
  }
}

// Marks a part as right or wrong, with the reason beside it; without a mark, clears it.
export function mark(part, what, explanation) {
  part.querySelector(":scope > .explanation")?.remove();
  if (!what) return delete part.dataset.mark;
  part.dataset.mark = what;
  if (explanation) part.append(explanation);
  return true;
}
