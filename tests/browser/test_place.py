"""On a phone, blocks that had no layout yet are never in the way of where one reads."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import limits
from tests.browser.accessible import unreachable
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
SCRIPTS_ARE_DONE = "document.querySelector('.md-copyright .aid')"

SCROLLED_ON = """
(() => {
  scrollBy({ top: innerHeight, behavior: "instant" });
  return scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
})()
"""


def top_of(page: Page, part: str) -> int:
    """Where a part of the page is, once nothing moves any more."""
    until(page, SCRIPTS_ARE_DONE)
    page.evaluate(SETTLED, limits.SETTLE_MS)
    top: float = page.evaluate(TOP, part)
    return round(top)


def read_to(context: BrowserContext, url: str, part: str) -> tuple[Page, int]:
    """Come to the page's top, go to a part of it, and say where that is then."""
    page = context.new_page()
    page.goto(url)
    until(page, SCRIPTS_ARE_DONE)
    page.locator(f"#{part}").scroll_into_view_if_needed()
    return page, top_of(page, part)


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
def test_the_way_back_leads_to_the_place(
    browser: Browser, site_url: str, address: str
) -> None:
    """What was in view before a link was followed is in view again."""
    part = PAGES[address]
    with reading(browser, PHONE) as context:
        page, before = read_to(context, site_url + address, part)
        page.locator(".md-footer__link--next").evaluate("(link) => link.click()")
        page.wait_for_url(lambda url: not url.endswith(address))
        until(page, SCRIPTS_ARE_DONE)
        page.go_back()
        page.wait_for_url(site_url + address)
        after = top_of(page, part)

    assert abs(before - after) <= 2


@pytest.mark.parametrize("address", PAGES)
def test_what_was_near_stays_laid_out_and_its_code_is_reached(
    browser: Browser, site_url: str, address: str
) -> None:
    """Also on a screen over which nothing can hover."""
    with reading(browser, Reader(360, "light", touches=True)) as context:
        page = context.new_page()
        page.goto(site_url + address)
        until(page, SCRIPTS_ARE_DONE)
        page.evaluate(SETTLED, limits.SETTLE_MS)
        at_the_top = page.evaluate(WAITING)
        unreachable_at_the_top = unreachable(page)
        until(page, f"({WAITING})() < {at_the_top} || {SCROLLED_ON}")
        page.evaluate(SETTLED, limits.SETTLE_MS)
        on_the_way = page.evaluate(WAITING)
        until(page, SCROLLED_ON)
        page.evaluate(SETTLED, limits.SETTLE_MS)

        assert at_the_top > on_the_way > 10
        assert page.evaluate(WAITING) == 0
        assert [] == unreachable_at_the_top + unreachable(page)


@pytest.mark.parametrize("address", PAGES)
def test_a_reload_keeps_the_place(
    browser: Browser, site_url: str, address: str
) -> None:
    """What was in view is there again, at the same place."""
    part = PAGES[address]
    with reading(browser, PHONE) as context:
        page, before = read_to(context, site_url + address, part)
        page.reload()
        after = top_of(page, part)

    assert abs(before - after) <= 2
