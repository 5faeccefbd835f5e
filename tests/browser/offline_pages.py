"""A site in two versions, and what a browser keeps of it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from scripts.site.offline import mark, offline
from tests.browser.live_pages import ONE, page
from tests.browser.players import DESK
from tests.browser.visit import Reader, reading

BELOW = "/below/a/path/"
HOME = page(
    "Version A", "[To the words](words.md)\n\n/// html | div.kept\nKept.\n///\n"
)
PAGES = {
    "index.md": HOME,
    "words.md": page("Words", "Of ptarmigans.\n\n[Home](index.md)"),
    "live.md": page("Live", ONE),
}
MARK = re.compile(r'<meta name="version".*?>\n')
SCRIPT = "assets/js/needs.js"
SCRIPTS = 'document.documentElement.dataset.scripts = "{}";\n'

# For the rest of the test the browser keeps what it has kept by now.
KEPT = """
navigator.serviceWorker.ready.then(async ({ active }) => {
  while (active.state !== "activated") {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
})
"""
BESIDE = """
navigator.serviceWorker.getRegistration().then(async (registration) => {
  await registration.update();
  while (!registration.waiting) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
})
"""
FOLLOWS = """
(scope) => navigator.serviceWorker.getRegistration(scope).then(async (registration) => {
  while (registration.waiting || registration.active.state !== "activated") {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
})
"""
LEFT = """
Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
  .then(([workers, names]) =>
    workers.length + names.filter((name) => name.startsWith("site ")).length)
"""


def published(site: Path, version: str, pages: tuple[str, ...] = ()) -> None:
    """Publish another version, of which a page and a script tell.

    Args:
        site: The folder of the built site.
        version: A letter.
        pages: Folders of pages that are new in it, the same as the home page.
    """
    withdrawn(site)
    home = site / "index.html"
    text = re.sub("Version [A-Z]", f"Version {version}", home.read_text("utf-8"))
    for name in (".", *pages):
        Path(site, name).mkdir(exist_ok=True)
        Path(site, name, "index.html").write_text(
            text
            if name == "."
            else re.sub(r'(href|src)="(?=assets)', r'\1="../', text),
            "utf-8",
        )
    script = site / SCRIPT
    code = re.sub("^document.*\n", "", script.read_text("utf-8"))
    script.write_text(SCRIPTS.format(version) + code, "utf-8")
    mark(site)
    offline(site)


def withdrawn(site: Path) -> None:
    """Publish the site as if it had never been kept."""
    Path(site, "sw.js").unlink(missing_ok=True)
    script = site / "assets/js/version.js"
    code = re.sub('BUILT = ".*?"', 'BUILT = ""', script.read_text("utf-8"))
    script.write_text(code, "utf-8")
    for path in site.rglob("*.html"):
        path.write_text(MARK.sub("", path.read_text("utf-8")), "utf-8")


def versions(page: Page) -> tuple[str, str]:
    """The version of a page, and of its scripts."""
    page.locator("html[data-scripts]").wait_for()
    title = page.locator("h1").inner_text().removeprefix("Version ")[:1]
    return title, str(page.evaluate("document.documentElement.dataset.scripts"))


@contextmanager
def visited(
    browser: Browser, url: str, reader: Reader = DESK
) -> Iterator[tuple[BrowserContext, Page]]:
    """Open a window in which the site was visited once.

    Yields:
        The window, and the page that was visited.
    """
    with reading(browser, reader, is_offline_later=True) as context:
        first = context.new_page()
        first.goto(url)
        first.evaluate(KEPT)
        yield context, first


def left(page: Page) -> int:
    """How many workers and versions of the site a browser has."""
    return int(page.evaluate(LEFT))
