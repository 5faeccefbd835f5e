"""On a phone, blocks that had no layout yet are never in the way of where one reads."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessible import unreachable
from tests.browser.players import PHONE
from tests.browser.until import until
from tests.browser.visit import Reader, reading, settle, showing

EACH = pytest.mark.parametrize(
    ("address", "part"),
    [
        ("learn/deep-dive/", "a-blocking-sync-view-under-a-loop"),
        ("learn/test/", "lifespan"),
    ],
)
"""The two longest pages, and a part far below."""
# The header's height, and what is kept free below it.
BELOW_HEADER = range(60, 90)
TOP = "(id) => document.getElementById(id).getBoundingClientRect().top"
WAITING = """
() => [...document.querySelectorAll("article > *")].filter((block) =>
  getComputedStyle(block).contentVisibility === "auto").length
"""
FOLLOW = "(id) => document.querySelector(`.md-nav__link[href$='#${id}']`).click()"
SCROLLED_ON = """
(() => {
  scrollBy({ top: innerHeight, behavior: "instant" });
  return scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
})()
"""


def top_of(page: Page, part: str) -> int:
    """Where a part of the page is, once nothing moves any more."""
    settle(page)
    top: float = page.evaluate(TOP, part)
    return round(top)


def leave_and_come_back(page: Page) -> None:
    """Follow the link to the next page, and go back."""
    address = page.url
    page.locator(".md-footer__link--next").evaluate("(link) => link.click()")
    page.wait_for_url(lambda url: url != address)
    settle(page)
    page.go_back()
    page.wait_for_url(address)


@EACH
def test_an_address_leads_to_its_part(
    browser: Browser, site_url: str, address: str, part: str
) -> None:
    """Also by a link, before the blocks above have their layout."""
    with reading(browser, PHONE) as context:
        page = context.new_page()
        page.goto(f"{site_url}{address}#{part}")
        by_address = top_of(page, part)
        page = context.new_page()
        page.goto(site_url + address, wait_until="domcontentloaded")
        waiting = page.evaluate(WAITING)
        page.evaluate(FOLLOW, part)
        by_link = top_of(page, part)

    assert waiting > 10
    assert by_address in BELOW_HEADER
    assert by_link in BELOW_HEADER


@EACH
@pytest.mark.parametrize("again", [Page.reload, leave_and_come_back])
def test_who_comes_again_is_at_the_same_place(
    browser: Browser,
    site_url: str,
    address: str,
    part: str,
    again: Callable[[Page], object],
) -> None:
    """What was in view before a reload, or another page, is in view again."""
    with (
        reading(browser, PHONE) as context,
        showing(context, site_url + address) as (page, _),
    ):
        page.locator(f"#{part}").scroll_into_view_if_needed()
        before = top_of(page, part)
        again(page)
        after = top_of(page, part)

    assert abs(before - after) <= 2


@pytest.mark.parametrize("address", ["learn/deep-dive/", "learn/test/"])
def test_what_was_near_stays_laid_out_and_its_code_is_reached(
    browser: Browser, site_url: str, address: str
) -> None:
    """Also on a screen over which nothing can hover."""
    with (
        reading(browser, Reader(360, "light", touches=True)) as context,
        showing(context, site_url + address) as (page, _),
    ):
        at_the_top = page.evaluate(WAITING)
        unreachable_at_the_top = unreachable(page)
        until(page, f"({WAITING})() < {at_the_top} || {SCROLLED_ON}")
        settle(page)
        on_the_way = page.evaluate(WAITING)
        until(page, SCROLLED_ON)
        settle(page)

        assert at_the_top > on_the_way > 10
        assert page.evaluate(WAITING) == 0
        assert [] == unreachable_at_the_top + unreachable(page)
