// Makes each question of the page a form, and says how many are done.

import { button, create } from "./dom.js";
import { Question } from "./question.js";

const TURN_MS = 6;  // less than half a frame

const known = new WeakMap();

// The questions of the page, in their order. They are made in short turns: between them
// the browser draws, and does what the reader asks for.
export async function questions() {
  const asked = [];
  let end = 0;
  for (const element of document.querySelectorAll(".admonition.question")) {
    if (performance.now() > end) {
      await new Promise((resolve) => setTimeout(resolve));
      end = performance.now() + TURN_MS;
    }
    if (!known.has(element)) known.set(element, new Question(element));
    asked.push(known.get(element));
  }
  return asked;
}

// A packed page comes with a place for it: were it put there now, the browser would look
// anew at all that follows.
function placeIn(article) {
  const place = article.querySelector(":scope > .progress")
    ?? create("div", { class: "progress" });
  if (!place.isConnected) article.prepend(place);
  return place;
}

function addLine(line, article, asked) {
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
  line.append(status, reset);
  show();
}

export async function upgrade() {
  const asked = await questions();
  const article = asked[0].element.closest("article");
  const line = placeIn(article);
  if (!line.firstChild) addLine(line, article, asked);
}
