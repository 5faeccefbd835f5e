"""How a reader handles players, and what there is to see of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser import limits
from tests.browser.until import until
from tests.browser.visit import Reader, reading, showing

DESK = Reader(1440, "light")
PHONE = Reader(360, "light")

# For each player: the step that is current, and how many are to come.
STEPS = """
() => [...document.querySelectorAll("conversation-player")].map((player) => {
  const steps = [...player.querySelectorAll("ol > li")];
  return [steps.findIndex((step) => step.ariaCurrent === "step") + 1,
          steps.filter((step) => step.matches(".to-come")).length];
})
"""


# Whether something is between the header and the bar of controls.
IN_VIEW = """
(part) => {
  const { top, bottom } = part.getBoundingClientRect();
  const bar = document.querySelector(".player-bar").getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect();
  return top >= header.bottom && bottom <= Math.max(bar.top, 0) + 1;
}
"""


@contextmanager
def opened(browser: Browser, url: str, reader: Reader = DESK) -> Iterator[Page]:
    """Show a page; once all is done, nothing unwanted must have been heard."""
    with reading(browser, reader) as context, showing(context, url) as (page, heard):
        yield page

        assert [] == heard.findings


def click(page: Page, name: str, *, times: int = 1, bar: int = 0) -> None:
    """Press a button of a bar of controls."""
    for _ in range(times):
        page.get_by_role("button", name=name, exact=True).nth(bar).click()


def steps(page: Page) -> Any:
    """For each player the current step, from 1, and how many are to come."""
    return page.evaluate(STEPS)


def status(page: Page, bar: int = 0) -> str:
    """What a bar of controls says."""
    return page.locator(".player-bar > [role=status]").nth(bar).inner_text()


def tab_to(page: Page, name: str) -> str:
    """Press Tab until a button of that name has the focus.

    Args:
        page: The page to walk through.
        name: What is written on the button.

    Returns:
        What is written where the focus is then.
    """
    focused = ""
    for _ in range(limits.TAB_STOPS):
        page.keyboard.press("Tab")
        # Beyond the last stop, nothing has the focus before the first has it again.
        focused = str(page.evaluate("document.activeElement.innerText")).strip()
        if focused == name:
            break
    return focused


def wait_for_hash(page: Page, expected: str) -> None:
    """Wait until the address ends so."""
    until(page, f"location.hash === {expected!r}")
