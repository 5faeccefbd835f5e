"""Takes the README's picture of the home page. Run by `make picture`."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import ViewportSize, sync_playwright

from scripts import chromium

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / ".github" / "home.png"
SIZE = ViewportSize(width=1280, height=860)


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each file."""


@contextmanager
def _served() -> Iterator[str]:
    """The address of the built site: from a file, no page runs Python."""
    handler = partial(_Silent, directory=str(ROOT / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def main() -> None:
    """Open the built home page and save what stands on the first screen."""
    with _served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        page = browser.new_page(viewport=SIZE)
        page.goto(url)
        page.locator(".live-bar").first.wait_for()
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
