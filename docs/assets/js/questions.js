// Makes each question of the page a form, and says how many are done.

import { button, create } from "./dom.js";
import { Question } from "./question.js";

const known = new WeakMap();

// The questions of the page, in their order.
export function questions() {
  return [...document.querySelectorAll(".admonition.question")].map((element) => {
    if (!known.has(element)) known.set(element, new Question(element));
    return known.get(element);
  });
}

function addLine(article, asked) {
  // The verdict is spoken already, so this line isn't.
  const status = create("span", { role: "status", "aria-live": "off" });
  const show = () => {
    const done = asked.filter((question) => question.done).length;
    const left = asked.length - done;
    status.replaceChildren(`${done} of ${asked.length} done, ${left} left on this page`);
  };
  const reset = button("Reset", () => asked.forEach((question) => question.reset()),
    { "aria-label": "Reset the questions of this page" });
  article.addEventListener("progress", show);
  article.prepend(create("div", { class: "progress" }, status, reset));
  show();
}

export function upgrade() {
  const asked = questions();
  const article = asked[0].element.closest("article");
  if (!article.querySelector(".progress")) addLine(article, asked);
}
