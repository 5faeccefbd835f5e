"""Pages with live Python keep the ground rules, before, while and after it runs."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import limits
from tests.browser.accessible import axe
from tests.browser.checks import ALL, overflow
from tests.browser.lives import (
    block,
    edit,
    press,
    run,
    shown,
    status,
    until_over,
    until_status,
)
from tests.browser.players import DESK, PHONE, opened, tab_to
from tests.browser.until import until
from tests.browser.visit import Reader

READERS = [DESK, PHONE, Reader(360, "dark"), Reader(1440, "dark")]
# How far each bar's bottom is from that of its block: the room for it was kept.
GAPS = """
() => [...document.querySelectorAll(".live-bar")].map((bar) => Math.abs(
  bar.getBoundingClientRect().bottom
  - bar.parentElement.getBoundingClientRect().bottom) > 1)
"""
LOOP = "while True: pass"


def follow(page: Page, name: str) -> None:
    """Follow a link, and wait for the page it leads to."""
    page.get_by_role("article").get_by_role("link", name=name).click()
    page.get_by_role("heading", name="Exercises", level=1).wait_for()


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_a_live_page_keeps_the_ground_rules(
    browser: Browser, live_site: str, reader: Reader
) -> None:
    """Nothing shifts, overflows or shuts a reader out, with and without a run."""
    with opened(browser, f"{live_site}hello/", reader) as page:
        page.get_by_role("button", name="Run block 1").wait_for()
        before = [finding for check in ALL for finding in check(page)]
        run(page, 2)
        edit(page, "raise ValueError('a' * 200)", 3)
        run(page, 3)
        after = [*overflow(page), *axe(page)]

        assert [] == before + after
        assert not any(page.evaluate(GAPS))


@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_the_parts_of_an_exercise_keep_them_too(
    browser: Browser, live_site: str, reader: Reader
) -> None:
    """So does a page with an exercise, and one with panels, tabs and a static block."""
    for name in ("exercises", "lesson"):
        with opened(browser, f"{live_site}{name}/", reader) as page:
            page.locator(".live-bar").first.wait_for()

            assert [] == [finding for check in ALL for finding in check(page)]


def test_tab_reaches_all_there_is_to_press(browser: Browser, live_site: str) -> None:
    """Run, Edit and Reset, and the output, whose box may scroll."""
    with opened(browser, f"{live_site}one/") as page:
        edit(page, "print('a' * 500)")
        run(page)
        page.get_by_role("button", name="Run block 1").focus()
        stops = [tab_to(page, words) for words in ("Reset", "a" * 500)]

        assert ["Reset", "a" * 500] == stops


def test_the_bar_speaks_to_who_does_not_see(browser: Browser, live_site: str) -> None:
    """Each button names its block; what goes on is a status."""
    with opened(browser, f"{live_site}one/") as page:
        block(page).locator(".live-bar").wait_for()
        told = block(page).locator(".live-bar").aria_snapshot()

        assert '- button "Run block 1": Run' in told
        assert '- button "Edit block 1": Edit' in told
        assert "- status" in told


def test_who_leaves_the_page_leaves_the_run(browser: Browser, live_site: str) -> None:
    """With instant navigation too; back again, the page runs as before."""
    with opened(browser, f"{live_site}one/") as page:
        page.evaluate("window.stays = true")
        edit(page, LOOP)
        press(page, "Run")
        until_status(page, "running")
        running = next(one for one in page.workers if one.url.endswith("worker.js"))
        with running.expect_event("close", timeout=limits.LOAD_MS):
            follow(page, "To the exercises")
        there = run(page, 1, "Check")
        page.go_back()
        page.get_by_role("heading", name="One block", level=1).wait_for()
        until(page, "document.querySelector('.live-editor')")
        idle = status(page)
        press(page, "Reset")
        back = run(page)

        assert page.evaluate("window.stays")
        assert "not yet" == there
        assert "" == idle
        assert "✓ the same as recorded" == back == until_over(page)
        assert ["hello"] == shown(page)
