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

UPGRADED = """
!document.querySelector("script[src*=needs]") || (
  document.querySelector(".md-copyright .aid")
  && (!document.querySelector(".admonition.question")
    || document.querySelector(".progress"))
  && (!document.querySelector("meta[name=runtime]")
    || !document.querySelector(
      "article .highlight.language-python:not("
      + ".check, .solution, .static, .wrong, .mkdocstrings-source *, .doc-signature)")
    || document.querySelector(".live-bar")))
"""
"""Scripts that a page needs come late; a page without them waits for none."""


@dataclass(frozen=True)
class Reader:
    """One way to come to a page."""

    width: int
    scheme: Literal["light", "dark"]
    scripts: bool = True

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}-scripts-{'on' if self.scripts else 'off'}"


@contextmanager
def reading(browser: Browser, reader: Reader) -> Iterator[BrowserContext]:
    """Open a browser window as a reader has it.

    A browser that runs no scripts can't run axe either. So with scripts off, the
    page's own are cut out of it, and the checks' are left.

    Args:
        browser: The browser to open it in.
        reader: The way to come.

    Yields:
        The window, to open pages in.
    """
    context = browser.new_context(
        color_scheme=reader.scheme,
        viewport={"width": reader.width, "height": 900},
        service_workers="block",
    )
    context.set_default_timeout(limits.LOAD_MS)
    if not reader.scripts:
        context.route(DOCUMENT, _without_scripts)
    try:
        yield context
    finally:
        context.close()


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
        page.evaluate(SETTLED, limits.SETTLE_MS)
        until(page, UPGRADED)
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
