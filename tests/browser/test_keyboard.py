"""Every page by keyboard alone."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import limits
from tests.browser.players import status, tab_to
from tests.browser.questions import tab_into
from tests.browser.serve import pages
from tests.browser.until import until
from tests.browser.visit import SAVING, Reader, reading, showing

# A label that shows a hand is a control. A radio button stands for its group: the
# arrow keys move within it.
WATCH = """
() => {
  window.group = (e) => e.type === "radio"
    ? document.querySelector(`input[name="${e.name}"]`) : e;
  window.say = (e) => `${e.localName}.${e.className} ${
    (e.getAttribute("aria-label") ?? e.textContent).trim().slice(0, 40)}`;
  window.stops = new Map();
  window.ring = (e) => {
    const shown = e.matches(".md-option") ? e.nextElementSibling : e;
    const style = getComputedStyle(shown);
    return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
  };
  document.addEventListener("focusin", ({ target }) => {
    const stop = window.group(target);
    window.again = window.stops.has(stop);
    window.stops.set(stop, window.ring(target));
  });
}
"""

UNREACHED = """
() => {
  const seen = { visibilityProperty: true, opacityProperty: true,
                 contentVisibilityAuto: true };
  const wanted = "a[href], button, summary, input, select, textarea, label[for]";
  const reached = (e) => window.stops.has(window.group(e))
    || (e.control && window.stops.has(window.group(e.control)));
  return [...document.querySelectorAll(wanted)]
    .filter((e) => e.checkVisibility(seen) && e.offsetWidth)
    .filter((e) => e.localName === "label"
      ? getComputedStyle(e).cursor === "pointer" : e.tabIndex >= 0)
    .filter((e) => getComputedStyle(e).pointerEvents !== "none")
    .filter((e) => !reached(e)).map((e) => `not reached: ${window.say(e)}`);
}
"""

THIN = """
(wanted) => [...window.stops].filter(([, width]) => width < wanted)
  .map(([e, width]) => `focus ring of ${width} px: ${window.say(e)}`)
"""


TABS_AT_ONCE = 20
SOME = ["", "learn/visualize/", "learn/test/", "reference/"]
"""Pages of each kind: a wide window changes what stands around them."""


def walk(page: Page) -> list[str]:
    """Press Tab until the focus is back where it was; say what it missed.

    Args:
        page: The page to walk through.
    """
    page.evaluate(WATCH)
    for count in range(limits.TAB_STOPS):
        page.keyboard.press("Tab")
        # Once around, more of them do no harm; to ask costs as much as to press.
        if count % TABS_AT_ONCE == 0 and page.evaluate(
            "window.again || document.activeElement === document.body"
        ):
            break
    found: Any = page.evaluate(UNREACHED) + page.evaluate(THIN, limits.FOCUS_RING_PX)
    return [str(finding) for finding in found]


@pytest.mark.parametrize("width", [360, 1440])
def test_the_keyboard_alone_reaches_everything(
    browser: Browser,
    site_url: str,
    built_site: Path,
    subtests: pytest.Subtests,
    width: int,
) -> None:
    """Tab meets every link, button and field, and each shows where it is."""
    with reading(browser, Reader(width, "light", reads_on=True)) as context:
        # Else each page starts Python, which takes longer than all of the walk.
        context.add_init_script(SAVING)
        for address in pages(built_site) if width == 360 else SOME:
            with (
                subtests.test(page=address),
                showing(context, site_url + address) as (page, _),
            ):
                missed = walk(page)

                assert [] == missed


def test_the_first_stop_skips_to_the_content(browser: Browser, site_url: str) -> None:
    """The first Tab and Enter lead past the header, to the page's heading."""
    with (
        reading(browser, Reader(1440, "light")) as context,
        showing(context, site_url) as (page, _),
    ):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        assert page.locator("h1:target").count() == 1


def test_the_menu_opens_by_keyboard(browser: Browser, site_url: str) -> None:
    """On a phone's width, Enter on the menu's button opens the navigation."""
    with (
        reading(browser, Reader(360, "light")) as context,
        showing(context, site_url) as (page, _),
    ):
        page.get_by_role("button", name="Menu").press("Enter")

        page.locator(".md-sidebar--primary .md-nav__link:visible").first.wait_for()
        assert page.locator("#__drawer").is_checked()


def follow(page: Page, name: str, path: str) -> None:
    """Press Tab until a link of that name has the focus, then Enter."""
    assert name == tab_to(page, name)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/{path}(#[\w-]*)?$"))


def test_the_keyboard_alone_leads_through_the_lesson(
    browser: Browser, site_url: str
) -> None:
    """One chooses a server, learns by a player, answers a question, flips a card."""
    with reading(browser, Reader(1440, "light")) as context:
        context.add_init_script(SAVING)
        with showing(context, site_url) as (page, _):
            follow(page, "Deploy", "deploy/")
            follow(page, "Learn", "learn/why/")
            assert "Next" == tab_to(page, "Next")
            page.keyboard.press("Enter")
            page.keyboard.press("ArrowRight")
            learnt = status(page)

            follow(page, "Visualize", "learn/visualize/")
            follow(page, "visual quiz", "learn/visualize/")
            page.locator(".progress > button").wait_for()
            page.locator("#visual-quiz:target").wait_for()
            # Where Tab starts after a link is the browser's own affair. Of the options
            # the first is right.
            tab_into(page, page.locator(".question").first, "input")
            for key in ("ArrowDown", "ArrowUp"):
                page.keyboard.press(key)
            assert "Submit" == tab_to(page, "Submit")
            page.keyboard.press("Enter")
            verdict = page.locator(".answering > [role=status]").first.inner_text()
            assert "Solution" == tab_to(page, "Solution")

            follow(page, "Learn", "learn/why/")
            follow(page, "Review", "learn/review/")
            assert "Start" == tab_to(page, "Start")
            page.keyboard.press("Enter")
            until(page, "document.activeElement.matches('.flip')")
            page.keyboard.press("Space")
            due = page.locator(".flip-bar > [role=status]")
            before = int(due.inner_text().split()[0])
            page.keyboard.press("2")

            assert learnt.startswith("Step 2 of ")
            assert "Right." == verdict
            assert due.inner_text().startswith(f"{before - 1} due")
