"""What every page of the site keeps, each check a function from a page to findings.

A finding is one line that says what is wrong and where. No findings: all is well.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from tests.browser import limits
from tests.browser.accessible import SCROLLS, TARGETS, axe, contrast
from tests.browser.until import until

Check = Callable[[Page], list[str]]

OVERFLOW = """
() => {
  const width = document.documentElement.clientWidth;
  const clips = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible" && up !== document.body
          && up !== document.documentElement) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("article, article *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1 && !clips(e))
    .map((e) => `${e.localName}.${e.className}: beyond ${width} px`);
  const scroll = document.documentElement.scrollWidth;
  return scroll > width ? [`page: ${scroll} px wide`, ...wide] : wide;
}
"""

WIDE_CODE = """
(columns) => [...document.querySelectorAll("pre")]
  .filter((pre) => !pre.closest(
    ".language-text, .doc-signature, .mkdocstrings-source, .linenodiv"))
  .flatMap((pre) => pre.textContent.split("\\n"))
  .filter((line) => [...line].length > columns)
  .map((line) => `code: over ${columns} columns: ${line}`)
"""

NAMELESS_SIDES = """
() => ["wsgi", "asgi"].flatMap((side) =>
  [...document.querySelectorAll(`.admonition.${side}`)]
    .map((panel) => panel.querySelector(".admonition-title")?.textContent ?? "")
    .filter((title) => !title.startsWith(side.toUpperCase()))
    .map((title) => `panel: its title must begin with ${side.toUpperCase()}: ${title}`)
)
"""

ADDED_TEXT = """
async () => {
  const built = await (await fetch(location.href)).text();
  const plain = new DOMParser().parseFromString(built, "text/html");
  // Controls are of use with scripts alone.
  const text = (part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll("button, [role=status]").forEach((one) => one.remove());
    return copy.textContent;
  };
  const words = (page) => [...page.querySelectorAll("article")]
    .flatMap((article) => text(article).split(/\\s+/)).filter(Boolean);
  const [before, after] = [plain, document].map(words);
  if (before.join(" ") === after.join(" ")) return [];
  const at = after.findIndex((word, index) => word !== before[index]);
  const cut = (list) => list.slice(at < 0 ? after.length : at).slice(0, 8).join(" ");
  return [`text differs with scripts, from: ${cut(after)} (without: ${cut(before)})`];
}
"""

CONTAINED = """
() => {
  const parts = [...document.querySelector("article").children];
  const mark = (is) => {
    document.documentElement.classList.toggle("from-top", !is);
    parts.forEach((part) => part.classList.toggle("laid-out", is));
  };
  mark(false);
  const waiting = parts.filter((part) =>
    getComputedStyle(part).contentVisibility === "auto");
  mark(true);
  const heights = (contain) => waiting.map((part) => {
    part.style.contentVisibility = "visible";
    part.style.contain = contain;
    return part.getBoundingClientRect().height;
  });
  const [alone, among] = [heights("layout paint style"), heights("none")];
  waiting.forEach((part) => part.removeAttribute("style"));
  const place = (part) =>
    parseFloat(getComputedStyle(part).containIntrinsicBlockSize.replace("auto ", ""));
  const say = (what, isFound) => waiting.filter((part, at) => isFound(part, at))
    .map((part) => `waits, but ${what}: ${part.localName}.${part.className}`);
  return [
    ...say("has margins of others", (_, at) => Math.abs(alone[at] - among[at]) > .5),
    ...say("is higher than its place", (part, at) => among[at] > place(part)),
  ];
}
"""

ON_PAPER = """
() => {
  const shown = [...document.querySelectorAll("article *")]
    .filter((part) => part.checkVisibility());
  const say = (what, parts) => parts.map((part) =>
    `on paper: ${what}: ${part.localName}.${part.className}`);
  // What only a screen reader tells is 1 px wide.
  const isCut = ({ scrollWidth, clientWidth }) =>
    clientWidth > 1 && scrollWidth > clientWidth + 1;
  return [
    ...say("cut", shown.filter(isCut)),
    ...say("folded", [...document.querySelectorAll("article details > :not(summary)")]
      .filter((part) => !part.checkVisibility())),
    ...say("of no use", shown.filter((part) => part.matches("button"))),
  ];
}
"""

SHIFTS = """
() => new Promise((resolve) => {
  const found = [];
  const at = ({ x, y, width, height }) => `${[x, y, width, height]}`;
  const name = ({ node, previousRect, currentRect }) =>
    `${node?.localName ?? "a part since removed"}.${node?.className ?? ""} `
    + `from ${at(previousRect)} to ${at(currentRect)}`;
  const keep = (list) => list.getEntries().forEach((entry) => found.push(
    `layout shift ${entry.value.toFixed(4)}: ${entry.sources.map(name).join(", ")}`));
  new PerformanceObserver(keep).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(found)));
})
"""


# Colours fade from one scheme to the other: out of view, once they are asked for.
AT_REST = """
document.querySelectorAll("article *").forEach((each) => getComputedStyle(each).color)
  ?? document.getAnimations().length === 0
"""


def overflow(page: Page) -> list[str]:
    """Find what is wider than the page."""
    return _strings(page.evaluate(OVERFLOW))


def wide_code(page: Page) -> list[str]:
    """Find lines of code too long for a panel; outputs are as they are."""
    return _strings(page.evaluate(WIDE_CODE, limits.CODE_COLUMNS))


def nameless_sides(page: Page) -> list[str]:
    """Find panels that tell their side by colour and shape alone."""
    return _strings(page.evaluate(NAMELESS_SIDES))


def contained(page: Page) -> list[str]:
    """Find what would be of another height, had it waited for its layout."""
    return _strings(page.evaluate(CONTAINED))


def shifts(page: Page) -> list[str]:
    """Find what moved after it was shown."""
    return _strings(page.evaluate(SHIFTS))


def added_text(page: Page) -> list[str]:
    """Find text that an article shows only once a script has written it."""
    return _strings(page.evaluate(ADDED_TEXT))


def in_the_dark(page: Page) -> list[str]:
    """Find what is wrong in the dark alone, and leave the page there.

    Of what axe looks at, only the colours differ from the light scheme.
    """
    page.emulate_media(color_scheme="dark")
    until(page, AT_REST)
    return [f"in the dark: {finding}" for finding in (*overflow(page), *contrast(page))]


def on_paper(page: Page) -> list[str]:
    """Find what would be lost on a sheet of A4, and leave the page there."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": limits.PAPER_WIDTH, "height": 900})
    return [*overflow(page), *_strings(page.evaluate(ON_PAPER))]


# All in the scheme that the page is in. Shifts come last, so that a late one has had
# time to happen.
ALL: tuple[Check, ...] = (
    overflow,
    wide_code,
    nameless_sides,
    added_text,
    partial(axe, also=(TARGETS,)),
    contained,
    shifts,
)
# Without scripts nothing knows which boxes scroll: the browser itself lets them be
# focused, and axe asks for an attribute.
WITHOUT_SCRIPTS: tuple[Check, ...] = (
    overflow,
    partial(axe, without=(SCROLLS,)),
    shifts,
)


class Traffic:
    """Listens to a page, and keeps what must not happen while it loads."""

    def __init__(self, page: Page, origin: str) -> None:
        self.findings: list[str] = []
        self._origin = origin
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self._add(f"page error: {error.message}"))
        page.on("request", lambda request: self._request(request.url))
        page.on("requestfailed", lambda request: self._failed(request))
        page.on("response", lambda answer: self._answer(answer.status, answer.url))

    def _add(self, finding: str) -> None:
        self.findings.append(finding)

    def _console(self, kind: str, said: str) -> None:
        if kind in ("error", "warning"):
            self._add(f"console {kind}: {said}")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        local = f"{parts.scheme}://{parts.netloc}/" == self._origin
        if not local and parts.scheme not in ("blob", "data"):
            self._add(f"another origin: {url}")

    def _failed(self, request: Request) -> None:
        # Given up by the browser: its page was left, or its worker ended.
        if request.failure != "net::ERR_ABORTED":
            self._add(f"failed: {request.url}")

    def _answer(self, status: int, url: str) -> None:
        if status >= 400:
            self._add(f"answer {status}: {url}")


def _strings(findings: Any) -> list[str]:
    return [str(finding) for finding in findings]
