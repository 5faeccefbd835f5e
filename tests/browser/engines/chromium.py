"""Chromium, as all other tests drive it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.engines.window import FIND, Window
from tests.browser.players import DESK
from tests.browser.visit import reading


class Chromium(Window):
    """A window of it."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, url: str) -> None:
        self._page.goto(url)

    def reload(self) -> None:
        self._page.reload()

    def evaluate(self, expression: str) -> Any:
        return self._page.evaluate(f"() => ({expression})")

    def click(self, css: str, text: str = "") -> None:
        found = self._page.evaluate_handle(
            f"([css, text]) => ({FIND})(css, text)", [css, text]
        )
        part = found.as_element()
        assert part, f"no {css} {text}"
        part.click()

    def press(self, *keys: str) -> None:
        self._page.keyboard.press("+".join(keys))

    def write(self, text: str) -> None:
        self._page.keyboard.type(text)


@contextmanager
def opened(browser: Browser) -> Iterator[Chromium]:
    """Open a window, and close it with the block."""
    with reading(browser, DESK) as context:
        yield Chromium(context.new_page())
