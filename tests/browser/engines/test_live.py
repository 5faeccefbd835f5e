"""Python in the page: run, edited, stopped, and Django."""

from tests.browser import limits
from tests.browser.engines.window import Window, click, until
from tests.browser.lives import BLOCK

EDITS = "document.activeElement.matches('.live-editor')"
SHOWN = """
[...document.querySelectorAll(".live-run > pre")].map((part) => part.textContent)
"""


def bar(number: int) -> str:
    """What a block's bar says, in JavaScript."""
    block = f"document.querySelectorAll('{BLOCK}')[{number - 1}]"
    return f"{block}.querySelector('.live-bar > [role=status]').textContent"


def press(window: Window, name: str, number: int = 1) -> None:
    """Click a button of a block."""
    click(window, f"[aria-label='{name} block {number}']")


def until_said(window: Window, text: str, number: int = 1) -> None:
    """Wait until a block's bar says something."""
    until(window, f"{bar(number)} === {text!r}", limits.RUN_MS)


def write(window: Window, code: str) -> None:
    """Put a code in the place of the one in the editor."""
    until(window, EDITS)
    window.press("ControlOrMeta", "a")
    window.write(code)


def test_a_block_runs(window: Window, site: str) -> None:
    """With those above it, and prints what was recorded."""
    window.open(f"{site}lesson/")
    press(window, "Run", 2)
    until_said(window, "✓ the same as recorded", 2)

    assert ["hello\n"] == window.evaluate(SHOWN)


def test_an_edited_block_runs_and_stops(window: Window, site: str) -> None:
    """What is typed runs by keys, is indented, and an endless loop can be stopped."""
    window.open(f"{site}one/")
    press(window, "Edit")
    write(window, "for n in range(2):\nprint(n)")
    window.press("ControlOrMeta", "Enter")
    until_said(window, "differs from what was recorded")
    printed = window.evaluate(SHOWN)
    write(window, "while True: print(end='')")
    window.press("ControlOrMeta", "Enter")
    until_said(window, "running")
    press(window, "Stop")
    until_said(window, "stopped")
    press(window, "Reset")
    press(window, "Run")
    until_said(window, "✓ the same as recorded")

    assert ["0\n1\n"] == printed
    assert ["hello\n"] == window.evaluate(SHOWN)


def test_django_runs(window: Window, site: str) -> None:
    """Django and Channels answer in the page."""
    window.open(f"{site}django/")
    press(window, "Run")
    until_said(window, "✓ the same as recorded")

    assert ["b'AsyncWebsocketConsumer'\n"] == window.evaluate(SHOWN)
