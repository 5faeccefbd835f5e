"""What the player is to eyes and paper: motion, print, widths, a long list."""

import gzip
from typing import Literal

import pytest
from playwright.sync_api import Browser

from scripts.site.make import PROJECT
from tests.browser import limits
from tests.browser.checks import AT_REST, overflow
from tests.browser.players import DESK, IN_VIEW, PHONE, click, opened, steps
from tests.browser.until import until
from tests.browser.visit import Reader

RUNNING = "document.getAnimations().map((one) => one.animationName).filter(Boolean)"
# What has the focus, where the bar lies over any of it.
UNDER_THE_BAR = """
() => {
  const focused = document.activeElement;
  const bar = document.querySelector(".player-bar");
  if (bar.contains(focused) || !bar.parentElement.contains(focused)) return [];
  const { bottom } = focused.getBoundingClientRect();
  const { top } = bar.getBoundingClientRect();
  return bottom > top ? [`${focused.localName}: to ${bottom}, bar from ${top}`] : [];
}
"""
# Words with less contrast to their ground than 4.5:1. Behind the lanes are lines, so
# that axe can't tell.
FAINT = """
() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (part) => part <= 0.04045
    ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = (colour) => colour.slice(0, 3)
    .map((part, i) => linear(part / 255) * [0.2126, 0.7152, 0.0722][i])
    .reduce((sum, part) => sum + part, 0);
  const ground = (part) => {
    const colour = parts(getComputedStyle(part).backgroundColor);
    return (colour[3] ?? 1) === 1 ? colour : ground(part.parentElement);
  };
  const ratio = (part) => {
    const pair = [parts(getComputedStyle(part).color), ground(part)].map(light);
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  };
  return [...document.querySelectorAll("conversation-player *, .player-bar *")]
    .filter((part) => [...part.childNodes].some((node) => node.data?.trim()))
    .filter((part) => ratio(part) < 4.5)
    .map((part) => `${ratio(part).toFixed(1)}:1 ${part.textContent}`);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_to_come_can_be_read(
    browser: Browser, player_site: str, scheme: Literal["light", "dark"]
) -> None:
    """Whatever was, is or will be said keeps its contrast at every step."""
    with opened(browser, f"{player_site}pair/", Reader(1440, scheme)) as page:
        faint = [page.evaluate(FAINT)]
        for _ in range(6):
            click(page, "Next")
            until(page, AT_REST)
            faint.append(page.evaluate(FAINT))

        assert [[]] * 7 == faint


@pytest.mark.parametrize(("motion", "expected"), [(None, ["step"]), ("reduce", [])])
def test_motion_is_only_for_who_wants_it(
    browser: Browser,
    player_site: str,
    motion: Literal["reduce"] | None,
    expected: list[str],
) -> None:
    """A step moves in, or, where less motion is asked for, is there at once."""
    with opened(browser, player_site) as page:
        page.emulate_media(reduced_motion=motion or "no-preference")
        click(page, "Next")

        assert expected == page.evaluate(RUNNING)


def test_paper_shows_all(browser: Browser, player_site: str) -> None:
    """Printed in mid-step: no controls, every step, and the values at the end."""
    with opened(browser, player_site) as page:
        built = page.locator("dd").all_inner_texts()
        click(page, "Next", times=2)
        page.emulate_media(media="print")
        until(page, "!document.querySelector('[aria-current=step]')")
        printed = page.locator("dd").all_inner_texts()
        hidden = not page.locator(".player-bar").is_visible()
        pending = steps(page)
        page.emulate_media(media="screen")
        until(page, "document.querySelector('[aria-current=step]')")

        assert hidden
        assert [[0, 0]] == pending
        assert built == printed
        assert [[2, 3]] == steps(page)


def test_no_width_is_too_narrow_or_too_wide(
    browser: Browser, player_site: str, subtests: pytest.Subtests
) -> None:
    """From 320 to 1920 px nothing overflows, before a step and at one."""
    with opened(browser, f"{player_site}pair/") as page:
        click(page, "Next")
        for width in (320, 360, 414, 600, 768, 959, 1024, 1280, 1440, 1920):
            with subtests.test(width=width):
                page.set_viewport_size({"width": width, "height": 900})
                click(page, "Show all")
                before = overflow(page)
                click(page, "Next", times=3)

                assert [] == before + overflow(page)


@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_the_step_is_in_view(
    browser: Browser, player_site: str, reader: Reader
) -> None:
    """However long the conversation, the step is between the header and the bar."""
    with opened(browser, f"{player_site}2000/", reader) as page:
        seen = []
        for key in ("End", "ArrowLeft", "Home", "ArrowRight"):
            page.get_by_role("button", name="Next").press(key)
            seen.append(page.locator("[aria-current=step]").evaluate(IN_VIEW))

        assert [True] * 4 == seen


@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_what_is_in_view_stays(
    browser: Browser, player_site: str, reader: Reader
) -> None:
    """Where the step and the bar are in view, nothing scrolls."""
    with opened(browser, f"{player_site}pair/", reader) as page:
        page.evaluate("scrollTo(0, 60)")
        click(page, "Next", times=2)
        page.keyboard.press("ArrowLeft")

        assert 60 == page.evaluate("scrollY")


@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_the_bar_hides_no_focus(
    browser: Browser, player_site: str, reader: Reader
) -> None:
    """What Tab reaches is never under the bar."""
    with opened(browser, f"{player_site}pair/", reader) as page:
        hidden = []
        for _ in range(limits.TAB_STOPS):
            page.keyboard.press("Tab")
            hidden += page.evaluate(UNDER_THE_BAR)
            if page.evaluate("document.activeElement === document.body"):
                break

        assert [] == hidden


def test_the_player_is_small() -> None:
    """Its scripts and styles are under 8 kB together, as they are sent."""
    assets = PROJECT / "docs" / "assets"
    scripts = [*assets.glob("js/player*.js"), assets / "js" / "dom.js"]
    files = [*scripts, assets / "css" / "player.css"]

    sent = sum(len(gzip.compress(file.read_bytes())) for file in files)

    assert len(files) == 5
    assert sent < 8_000
