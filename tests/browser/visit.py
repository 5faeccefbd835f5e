"""How a reader may come to a page: width, colour scheme, scripts on or off."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser import limits
from tests.browser.checks import ALL, Check, Traffic
from tests.browser.until import until

DOCUMENT = re.compile(r"(/|\.html)$")
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
SETTLED = """
(limit) => document.fonts.ready.then(() => new Promise((resolve) =>
  requestIdleCallback(() => requestAnimationFrame(resolve), { timeout: limit })))
"""

SAVING = """
Object.defineProperty(navigator, "connection", { value: { saveData: true } })
"""
"""A reader who saves data, for whom nothing is made ready."""

NO_SERVICE_WORKER = "delete Navigator.prototype.serviceWorker"
"""Most tests ask what comes with a page, and mean the server."""

REFUSALS = """
document.addEventListener("securitypolicyviolation", (refusal) => console.error(
  `policy: ${refusal.effectiveDirective} ${refusal.blockedURI} ${refusal.sourceFile}`))
"""
"""What the site's policy refuses is told on the console, where each check listens."""

RUNS = (
    "article .highlight.language-python:not(.check, .solution, .static, .wrong,"
    " .mkdocstrings-source *, .doc-signature, details:not([open]) *)"
)
"""A block of Python that is seen, and can be run."""

READS_ON = """
globalThis.readsOn = true;
document.addEventListener("DOMContentLoaded", () =>
  document.documentElement.classList.remove("from-top"));
const Watch = IntersectionObserver;
globalThis.IntersectionObserver = class extends Watch {
  constructor(hear, options) {
    super(hear, options?.rootMargin === "100%" ? { rootMargin: "100000px" } : options);
  }
};
"""
"""To scroll there would move the contents too, as nobody does while a page comes in."""

UPGRADED = f"""
(() => {{
  const scripts = "script[src*=needs], script[src*='live/site']";
  if (!document.querySelector(scripts)) return true;
  const isNear = (part) => {{
    const {{ top, bottom }} = part.getBoundingClientRect();
    const isWithin = bottom > -innerHeight && top < 2 * innerHeight;
    return part.checkVisibility() && (globalThis.readsOn || isWithin);
  }};
  const isDone = (parts, sign) => ![...document.querySelectorAll(parts)].some(isNear)
    || document.querySelector(sign);
  return document.querySelector(".md-copyright .aid")
    && isDone(".admonition.question", ".progress > *")
    && isDone("load-model", "load-model > form:not([hidden])")
    && (!document.querySelector("meta[name=runtime]") || isDone("{RUNS}", ".live-bar"));
}})()
"""
"""Scripts that a page needs come late, and those of parts below once they are near."""


@dataclass(frozen=True)
class Reader:
    """One way to come to a page; who reads on will come to all of its code.

    Who touches the screen has nothing that hovers over it.
    """

    width: int
    scheme: Literal["light", "dark"]
    scripts: bool = True
    reads_on: bool = False
    touches: bool = False

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}-scripts-{'on' if self.scripts else 'off'}"


@contextmanager
def reading(
    browser: Browser, reader: Reader, is_offline_later: bool = False
) -> Iterator[BrowserContext]:
    """Open a browser window as a reader has it.

    A browser that runs no scripts can't run axe either. So with scripts off, the
    page's own are cut out of it, and the checks' are left.

    Args:
        browser: The browser to open it in.
        reader: The way to come.
        is_offline_later: Whether the site may stay in the browser.

    Yields:
        The window, to open pages in.
    """
    context = browser.new_context(
        color_scheme=reader.scheme,
        viewport={"width": reader.width, "height": 900},
        has_touch=reader.touches,
        is_mobile=reader.touches,
    )
    context.add_init_script(REFUSALS)
    if not is_offline_later:
        context.add_init_script(NO_SERVICE_WORKER)
    context.set_default_timeout(limits.LOAD_MS)
    if reader.reads_on:
        context.add_init_script(READS_ON)
    if not reader.scripts:
        context.route(DOCUMENT, _without_scripts)
    try:
        yield context
    finally:
        context.close()


def settle(page: Page) -> None:
    """Wait until nothing more comes to a page.

    Args:
        page: The page.
    """
    page.evaluate(SETTLED, limits.SETTLE_MS)
    until(page, UPGRADED)


@contextmanager
def showing(context: BrowserContext, url: str) -> Iterator[tuple[Page, Traffic]]:
    """Show a page, and wait until nothing more comes.

    Args:
        context: The window to show it in.
        url: Its address.

    Yields:
        The page, and what was heard while it loaded.
    """
    page = context.new_page()
    traffic = Traffic(page, urljoin(url, "/"))
    try:
        page.goto(url)
        settle(page)
        yield page, traffic
    finally:
        page.close()


def findings(
    context: BrowserContext, url: str, checks: Iterable[Check] = ALL
) -> list[str]:
    """Show a page and say all that is wrong with it.

    Args:
        context: The window to show it in.
        url: Its address.
        checks: What to look for, beside what is heard while it loads.
    """
    with showing(context, url) as (page, traffic):
        found = [finding for check in checks for finding in check(page)]
        return traffic.findings + found


def _without_scripts(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=SCRIPT.sub("", response.text()))
