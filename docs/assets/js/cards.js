// The cards of a review: a front that asks, a back that answers, and a key to keep it by.

import { copyOf } from "./dom.js";
import { hashOf } from "./progress.js";

// A card whose text has changed is a new one.
function card(name, front, back) {
  return { key: `card/${name}/${hashOf(front.textContent + back.textContent)}`,
    front, back };
}

// A word, and what it is: the item's bold beginning, and the rest.
function word(item) {
  const name = item.querySelector("strong");
  const back = copyOf(item.childNodes);
  back.querySelector("strong").remove();
  const first = back.firstChild;
  if (first?.nodeType === Node.TEXT_NODE) {
    first.textContent = first.textContent.replace(/^\s*:\s*/, "");
  }
  return card(name.textContent, copyOf([name]), back);
}

// What proves the answer has its place on the page of the test.
const PROOF = "summary, .language-python, conversation-player";

// A question: the title and what stands below it, then the answer and the reasons.
function question(element, base) {
  const isAsked = (part) => !part.matches("details");
  const front = copyOf([...element.children].filter(isAsked));
  const back = copyOf([...element.querySelector(".solution").children]
    .filter((part) => !part.matches(PROOF)));
  [front, back].forEach((side) => side.querySelectorAll("a[href]").forEach((link) => {
    link.href = new URL(link.getAttribute("href"), base);
  }));
  return card(element.id, front, back);
}

export const wordsOf = (list) => [...list.querySelectorAll("ul > li")].map(word);

// Those of the page with the bank; without it, the words are there to learn.
export async function questionsOf(url) {
  try {
    const answer = await fetch(url);
    const text = answer.ok ? await answer.text() : "";
    const page = new DOMParser().parseFromString(text, "text/html");
    return [...page.querySelectorAll(".admonition.question")]
      .map((element) => question(element, url));
  } catch {
    return [];
  }
}
