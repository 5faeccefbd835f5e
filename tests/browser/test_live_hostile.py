"""Code that means no good: the page stays responsive, and says what happened."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import limits
from tests.browser.checks import Traffic
from tests.browser.hostile import CASES, LANES, NO_CONVERSATIONS, Case
from tests.browser.lives import edit, press, run, shown, until_over
from tests.browser.players import DESK
from tests.browser.visit import reading, showing

FROZEN_MS = 3_000
"""A busy machine may hold a page up, but only a frozen one for so long."""
# The longest that the page had no time for anything else, while a run went on.
WATCH = """
() => {
  let last = performance.now();
  window.longest = 0;
  window.watching = setInterval(() => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - last);
    last = now;
  }, 5);
}
"""
LONGEST = "() => { clearInterval(window.watching); return window.longest; }"
TAMED = """
async ([root, drawn]) => {
  const { tamed } = await import(`${root}assets/live/tame.js`);
  return Object.fromEntries(Object.entries(drawn)
    .map(([name, html]) => [name, tamed(html)?.outerHTML ?? null]));
}
"""
# All that a run may put into the page.
STRANGERS = """
() => [...document.querySelectorAll(".live-run, .live-run *")]
  .filter((one) => !one.closest("conversation-player")
    && !one.matches(
      ".live-run, .live-run > p, .live-run > pre, .live-title > small"))
  .map((one) => one.outerHTML.slice(0, 80))
"""


@dataclass
class Heard:
    """A page with one block, and what was heard of it."""

    page: Page
    traffic: Traffic


@pytest.fixture(scope="module")
def heard(browser: Browser, live_site: str) -> Iterator[Heard]:
    """The page, in whose one block all of them run."""
    with (
        reading(browser, DESK) as context,
        showing(context, f"{live_site}one/") as (page, traffic),
    ):
        edit(page, "pass")
        run(page)
        yield Heard(page, traffic)


def attempt(page: Page, case: Case) -> tuple[str, str, float]:
    """Run code, stopping it if it doesn't end; its verdict, its text, and the lag."""
    edit(page, case.source)
    page.evaluate(WATCH)
    press(page, "Run")
    if case.is_endless:
        page.wait_for_timeout(limits.SETTLE_MS)
        press(page, "Stop")
    verdict = until_over(page)
    lag = float(page.evaluate(LONGEST))
    return verdict, "\n".join(shown(page)), lag


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hostile_code(heard: Heard, case: Case) -> None:
    """It is told what became of it; nothing of it is markup, nothing errs elsewhere."""
    heard.traffic.findings.clear()
    verdict, told, lag = attempt(heard.page, case)

    assert case.verdict == verdict, told[-500:]
    assert case.told in told
    assert [] == heard.page.evaluate(STRANGERS)
    assert [] == heard.traffic.findings
    assert lag < FROZEN_MS


def test_a_conversation_is_built_of_its_own_elements_alone(
    heard: Heard, live_site: str
) -> None:
    """What the lanes don't draw is none, whatever it is."""
    drawn = heard.page.evaluate(TAMED, [live_site, NO_CONVERSATIONS])
    fine = heard.page.evaluate(TAMED, [live_site, {"lanes": LANES}])

    assert dict.fromkeys(NO_CONVERSATIONS) == drawn
    assert {"lanes": LANES} == fine
    assert [] == heard.traffic.findings


def test_after_all_of_that_a_block_still_runs(heard: Heard) -> None:
    """Nothing that code did outlives its run."""
    press(heard.page, "Reset")
    verdict = run(heard.page)

    assert "✓ the same as recorded" == verdict
    assert ["hello"] == shown(heard.page)
