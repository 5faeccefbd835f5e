// What a test has shown: the score by topic, and the page to read next.

import { create } from "./dom.js";

const cell = (tag, ...children) => create(tag, {}, ...children);

// For each topic, how many were asked, and how many were right at the first go.
function scores(questions) {
  const topics = Map.groupBy(questions, ({ topic }) => topic);
  return [...topics].map(([topic, all]) => ({
    topic, asked: all.length, right: all.filter(({ isFirst }) => isFirst).length,
  }));
}

function table(rows) {
  const head = ["Topic", "Right", "Asked"].map((name) => cell("th", name));
  return create("table", {}, cell("thead", cell("tr", ...head)), cell("tbody",
    ...rows.map(({ topic, right, asked }) => cell("tr",
      ...[topic, String(right), String(asked)].map((text) => cell("td", text))))));
}

// The page with the most wrong answers, by the page's own list of topics.
function next(rows) {
  const links = rows.map(({ topic, right, asked }) => ({ wrong: asked - right,
    link: document.querySelector(`.topics a[data-topic="${CSS.escape(topic)}"]`) }))
    .filter(({ link, wrong }) => link && wrong);
  const pages = Map.groupBy(links, ({ link }) => link.pathname);
  const sum = (all) => all.reduce((total, { wrong }) => total + wrong, 0);
  const most = [...pages.values()].sort((a, b) => sum(b) - sum(a))[0];
  return most?.[0].link;
}

export function result(questions, seed) {
  const rows = scores(questions);
  const right = rows.reduce((total, row) => total + row.right, 0);
  const link = next(rows);
  const again = create("a", { href: `?seed=${seed}` }, "The same questions again");
  const advice = link ? cell("p", "Read next: ", link.cloneNode(true))
    : cell("p", "Nothing was wrong: read what you like.");
  return { page: link?.pathname, shown: [
    create("h2", { tabindex: -1 }, `${right} of ${questions.length} right at the first go`),
    advice, table(rows), cell("p", again)] };
}
