"""How a reader runs the Python of a page, and what there is to see of it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browser import limits
from tests.browser.until import until

# Python on a page, as its bars count it.
BLOCK = "article .highlight.language-python"
# As from the clipboard: what is typed is indented while it is typed.
PASTE = """
(code) => {
  const hosts = [...document.querySelectorAll(".live-editor")];
  const editor = hosts.find(({ shadowRoot }) => shadowRoot.activeElement)
    .shadowRoot.activeElement;
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", code);
  editor.dispatchEvent(new ClipboardEvent("paste",
    { clipboardData, bubbles: true, cancelable: true }));
}
"""


def block(page: Page, number: int = 1) -> Locator:
    """A block of Python, with its bar, by its place on the page."""
    return page.locator(BLOCK).nth(number - 1)


def press(page: Page, name: str, number: int = 1) -> None:
    """Click a button of a block's bar."""
    page.get_by_role("button", name=f"{name} block {number}", exact=True).click()


def status(page: Page, number: int = 1) -> str:
    """What the bar of a block says."""
    return block(page, number).locator(".live-bar > [role=status]").inner_text()


def until_over(page: Page, number: int = 1) -> str:
    """Wait until a block's run is over.

    Returns:
        What its bar says then.
    """
    button = f"document.querySelectorAll('{BLOCK}')[{number - 1}]"
    over = f"{button}.querySelector('.live-bar > button').textContent !== 'Stop'"
    until(page, over, limits.RUN_MS)
    return status(page, number)


def run(page: Page, number: int = 1, name: str = "Run") -> str:
    """Run a block, and wait until that is over.

    Returns:
        What its bar says then.
    """
    press(page, name, number)
    return until_over(page, number)


def until_status(page: Page, text: str, number: int = 1) -> None:
    """Wait until the bar of a block says something."""
    bar = f"document.querySelectorAll('{BLOCK}')[{number - 1}]"
    said = f"{bar}.querySelector('.live-bar > [role=status]').textContent"
    until(page, f"{said}.startsWith({text!r})", limits.RUN_MS)


def shown(page: Page, number: int = 1) -> list[str]:
    """What the run of a block has shown, part by part."""
    parts = page.locator(f".live-run[data-block='{number}'] > :not(.live-title)")
    return [text.rstrip("\n") for text in parts.all_inner_texts()]


def editor(page: Page, number: int = 1) -> Locator:
    """Where the code of a block is typed, once it is edited."""
    return block(page, number).locator(".live-editor .cm-content")


def code(page: Page, number: int = 1) -> str:
    """What stands in a block's editor."""
    return "\n".join(editor(page, number).locator(".cm-line").all_inner_texts())


def edit(page: Page, text: str, number: int = 1) -> None:
    """Put a text in the place of a block's code."""
    if not editor(page, number).count():
        press(page, "Edit", number)
    editor(page, number).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.evaluate(PASTE, text)
