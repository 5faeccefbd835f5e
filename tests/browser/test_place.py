"""On a phone, blocks that had no layout yet are never in the way of where one reads."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import limits
from tests.browser.until import until
from tests.browser.visit import SETTLED, Reader, reading

PHONE = Reader(360, "light")
PAGES = {
    "learn/deep-dive/": "a-blocking-sync-view-under-a-loop",
    "learn/test/": "lifespan",
}
# The header's height, and what is kept free below it.
BELOW_HEADER = range(60, 90)
TOP = "(id) => document.getElementById(id).getBoundingClientRect().top"
WAITING = """
() => [...document.querySelectorAll("article > *")].filter((block) =>
  getComputedStyle(block).contentVisibility === "auto").length
"""
FOLLOW = "(id) => document.querySelector(`.md-nav__link[href$='#${id}']`).click()"
LAID_OUT = "document.querySelector('html:not(.from-top) .md-copyright .aid')"


def top_of(page: Page, part: str) -> int:
    """Where a part of the page is, once all has its layout."""
    until(page, LAID_OUT)
    page.evaluate(SETTLED, limits.SETTLE_MS)
    top: float = page.evaluate(TOP, part)
    return round(top)


@pytest.mark.parametrize("address", PAGES)
def test_an_address_leads_to_its_part(
    browser: Browser, site_url: str, address: str
) -> None:
    """Also by a link, before the blocks above have their layout."""
    part = PAGES[address]
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


@pytest.mark.parametrize("address", PAGES)
def test_a_reload_keeps_the_place(
    browser: Browser, site_url: str, address: str
) -> None:
    """What was in view is there again, at the same place."""
    part = PAGES[address]
    with reading(browser, PHONE) as context:
        page = context.new_page()
        page.goto(site_url + address)
        until(page, LAID_OUT)
        page.locator(f"#{part}").scroll_into_view_if_needed()
        before = top_of(page, part)
        page.reload()
        after = top_of(page, part)

    assert abs(before - after) <= 2
