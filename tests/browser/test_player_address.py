"""The step in the page's address, and the way there and back."""

import pytest
from playwright.sync_api import Browser

from tests.browser.checks import overflow, shifts
from tests.browser.players import (
    DESK,
    IN_VIEW,
    PHONE,
    click,
    opened,
    steps,
    wait_for_hash,
)
from tests.browser.visit import Reader

HOLD_RIGHT = """
(button, times) => {
  window.writes = 0;
  const write = history.replaceState;
  history.replaceState = (...all) => { window.writes += 1; write.apply(history, all); };
  const pressed = { key: "ArrowRight", bubbles: true, cancelable: true, repeat: true };
  for (let i = 0; i < times; i += 1) {
    button.dispatchEvent(new KeyboardEvent("keydown", pressed));
  }
}
"""
NEAR_TOP = """
(part) => Math.abs(part.getBoundingClientRect().top) < innerHeight / 3
"""


def test_the_step_stands_in_the_address(browser: Browser, player_site: str) -> None:
    """The address names the player and its step, and nothing more is kept."""
    with opened(browser, f"{player_site}several/") as page:
        visits = page.evaluate("history.length")
        click(page, "Next", times=2)
        wait_for_hash(page, "#conversation-1=2")
        click(page, "Next", bar=1)
        wait_for_hash(page, "#named=1")
        click(page, "Show all", bar=1)
        wait_for_hash(page, "")

        assert visits == page.evaluate("history.length")
        assert [[2, 1], [0, 0]] == steps(page)


def test_many_steps_in_a_moment_end_in_the_address(
    browser: Browser, player_site: str
) -> None:
    """A key held down makes few changes of the address; the last step counts."""
    with opened(browser, f"{player_site}2000/") as page:
        click(page, "Next")
        page.locator(":focus").evaluate(HOLD_RIGHT, 300)

        wait_for_hash(page, "#conversation-1=301")
        assert page.evaluate("window.writes") < 10


@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_an_address_opens_its_step(
    browser: Browser, player_site: str, reader: Reader
) -> None:
    """Opened with a step, the page shows it, in view, and nothing shifts."""
    with opened(browser, f"{player_site}pair/#conversation-2=4", reader) as page:
        assert [[4, 1], [4, 2]] == steps(page)
        assert page.locator("[aria-current=step]").first.evaluate(IN_VIEW)
        assert [] == [*shifts(page), *overflow(page)]


@pytest.mark.parametrize(
    ("hash", "expected"),
    [
        ("#named=2", [2, 1]),
        ("#named=99", [3, 0]),
        ("#named=0", [0, 0]),
        ("#named=-1", [0, 0]),
        ("#named=two", [0, 0]),
        ("#named", [0, 0]),
        ("#other=2", [0, 0]),
        ("#then", [0, 0]),
    ],
)
def test_a_changed_address_changes_the_step(
    browser: Browser, player_site: str, hash: str, expected: list[int]
) -> None:
    """An address typed or followed within the page counts; nonsense shows all."""
    with opened(browser, f"{player_site}several/") as page:
        page.evaluate("(hash) => { location.hash = hash; }", hash)
        wait_for_hash(page, hash)

        assert [[0, 0], expected] == steps(page)


def test_back_leads_to_the_step(browser: Browser, player_site: str) -> None:
    """Back leaves the page at once, and coming back shows the step again."""
    with opened(browser, player_site) as page:
        click(page, "Next", times=2)
        wait_for_hash(page, "#conversation-1=2")
        page.goto(f"{player_site}several/")
        click(page, "Next", times=3)
        # The step that is still to be written into the address counts as a navigation
        # for Playwright's own `go_back`, which then waits no longer.
        page.evaluate("history.back()")
        page.wait_for_url(f"{player_site}#conversation-1=2")

        assert [[2, 3]] == steps(page)


def test_links_within_the_page_still_lead_there(
    browser: Browser, player_site: str
) -> None:
    """A heading is reached by its link after a step, and the step stays."""
    with opened(browser, player_site) as page:
        seen = []
        for step in (1, 2, 3):
            click(page, "Next")
            wait_for_hash(page, f"#conversation-1={step}")
            page.get_by_role("link", name="To the part below").click()
            page.locator("h2:target").wait_for()
            seen.append([page.locator("h2").evaluate(NEAR_TOP), *steps(page)])

        assert [[True, [1, 4]], [True, [2, 3]], [True, [3, 2]]] == seen
