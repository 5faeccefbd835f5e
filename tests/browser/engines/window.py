"""A window of any engine, as far as a reader's walk needs one."""

import json
from typing import Any, Protocol

from tests.browser import limits
from tests.browser.engines.waiting import soon

# The first part of that kind that shows, takes a click, and holds that text and nothing
# else.
FIND = """
(css, text) => [...document.querySelectorAll(css)].find((part) =>
  part.checkVisibility() && getComputedStyle(part).pointerEvents !== "none"
  && (!text || part.textContent.trim() === text)) ?? null
"""


class Window(Protocol):
    """What each engine can do."""

    def open(self, url: str) -> None:
        """Show a page."""

    def reload(self) -> None:
        """Show the same page anew."""

    def evaluate(self, expression: str) -> Any:
        """Ask the page for the value of a JavaScript expression."""

    def click(self, css: str, text: str = "") -> None:
        """Click the middle of what `FIND` finds."""

    def press(self, *keys: str) -> None:
        """Press keys at once, each by a name that `keys.code` knows."""

    def write(self, text: str) -> None:
        """Type a text where the focus is."""


def until(window: Window, condition: str, limit: int = limits.LOAD_MS) -> None:
    """Wait until a condition holds, also while pages change.

    Args:
        window: The window.
        condition: A JavaScript expression.
        limit: How long to wait, in milliseconds.

    Raises:
        TimeoutError: It doesn't.
    """
    soon(lambda: window.evaluate(f"!!({condition})"), condition, limit)


def click(window: Window, css: str, text: str = "") -> None:
    """Click a part as soon as it shows."""
    until(window, f"({FIND})({json.dumps(css)}, {json.dumps(text)}) !== null")
    window.click(css, text)


def text(window: Window, css: str) -> str:
    """What is written in the first part of that kind."""
    return str(window.evaluate(f"document.querySelector({json.dumps(css)}).innerText"))
