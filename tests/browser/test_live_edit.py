"""The editor in the place of a block: typed in, left, kept, forgotten."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import limits
from tests.browser.lives import (
    block,
    code,
    edit,
    editor,
    press,
    run,
    shown,
    until_over,
)
from tests.browser.players import DESK, opened, tab_to
from tests.browser.until import until
from tests.browser.visit import reading, showing

WITHIN = "document.activeElement.matches('.live-editor')"
KEPT = "Object.keys(localStorage).filter((key) => key.includes('/edit/'))"


@pytest.fixture
def page(browser: Browser, live_site: str) -> Iterator[Page]:
    """A page with one block, not edited yet."""
    with opened(browser, f"{live_site}one/") as page:
        yield page


def begin(page: Page) -> None:
    """Open the editor by keyboard, and empty it."""
    tab_to(page, "Edit")
    page.keyboard.press("Enter")
    editor(page).wait_for()
    until(page, WITHIN)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")


def test_it_stands_in_a_shadow_root(page: Page) -> None:
    """The block's code is in it, and its own styles are allowed."""
    press(page, "Edit")
    editor(page).wait_for()
    until(page, WITHIN)

    assert 'print("hello")' == code(page)
    assert not block(page).locator("> pre").is_visible()
    assert not page.get_by_role("button", name="Edit block 1").is_visible()
    assert "Code of block 1" in str(editor(page).get_attribute("aria-label"))


def test_typed_code_is_indented_and_undone(page: Page) -> None:
    """Enter after a colon indents, Tab indents, undo takes back; Ctrl+Enter runs."""
    begin(page)
    page.keyboard.type("for n in range(2):\nprint(n)")
    typed = code(page)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Tab")
    indented = code(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ControlOrMeta+Enter")
    verdict = until_over(page)
    lines = code(page)
    for _ in range(9):
        page.keyboard.press("ControlOrMeta+z")
    undone = code(page)

    assert "for n in range(2):\n    print(n)" == typed == lines
    assert "    for n in range(2):\n        print(n)" == indented
    assert ["0\n1"] == shown(page)
    assert "differs from what was recorded" == verdict
    assert 'print("hello")' == undone


def test_tab_stays_until_escape_lets_it_leave(page: Page) -> None:
    """Escape, then Tab goes on to the next control; Escape, then Shift+Tab back."""
    begin(page)
    page.keyboard.press("Tab")
    within = page.evaluate(WITHIN)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    after = page.locator(":focus").inner_text()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    before = page.evaluate(WITHIN)

    assert within
    assert "Run" == after
    assert not before


def test_reset_restores(page: Page) -> None:
    """The block is as it was written, and nothing of the edit or its run is kept."""
    edit(page, "print('mine')")
    run(page)
    kept = page.evaluate(KEPT)
    press(page, "Reset")

    assert ["asgi-vs-wsgi/edit/one/1"] == kept
    assert 'print("hello")' == code(page)
    assert [] == shown(page) == page.evaluate(KEPT)
    assert not page.get_by_role("button", name="Reset block 1").is_visible()
    assert "Run" == page.locator(":focus").inner_text()


def test_an_edit_outlives_a_reload(page: Page) -> None:
    """It is there again, and is what runs; the focus isn't taken."""
    edit(page, "print('mine')")
    page.reload()
    editor(page).wait_for()
    verdict = run(page)

    assert "print('mine')" == code(page)
    assert ["mine"] == shown(page)
    assert "differs from what was recorded" == verdict


def test_an_edit_of_another_text_is_forgotten(browser: Browser, live_site: str) -> None:
    """A block that changed since shows itself, not what was made of its predecessor."""
    with reading(browser, DESK) as context:
        with showing(context, f"{live_site}one/") as (page, _):
            edit(page, "print('mine')")
            page.evaluate(
                """() => localStorage.setItem("asgi-vs-wsgi/edit/changed/1",
                  localStorage.getItem("asgi-vs-wsgi/edit/one/1"))"""
            )
        with showing(context, f"{live_site}changed/") as (page, _):
            page.get_by_role("button", name="Run block 1").wait_for()

            assert 0 == page.locator(".live-editor").count()
            assert ["asgi-vs-wsgi/edit/one/1"] == page.evaluate(KEPT)


def test_a_broken_store_edits_and_runs(page: Page) -> None:
    """What was stored by something else is no obstacle."""
    page.evaluate(
        """localStorage.setItem("asgi-vs-wsgi/edit/one/1", "{\\"hash\\": 1")"""
    )
    page.reload()
    page.get_by_role("button", name="Run block 1").wait_for(timeout=limits.LOAD_MS)

    assert "✓ the same as recorded" == run(page)
