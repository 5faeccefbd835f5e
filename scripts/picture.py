"""Takes the README's picture of the home page. Run by `make picture`."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Route, ViewportSize, sync_playwright

from scripts import chromium

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site"
PICTURE = ROOT / ".github" / "home.png"
SIZE = ViewportSize(width=1280, height=1160)
# From a file, no page runs Python.
HOME = "http://127.0.0.1/index.html"


def _answer(route: Route) -> None:
    route.fulfill(path=SITE / urlsplit(route.request.url).path.removeprefix("/"))


def main() -> None:
    """Open the built home page and save what stands on the first screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        page = browser.new_page(viewport=SIZE)
        page.route("**", _answer)
        page.goto(HOME)
        page.locator(".live-bar").first.wait_for()
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
