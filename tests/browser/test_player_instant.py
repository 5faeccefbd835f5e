"""Players, and the frame around them, when a page comes without a reload."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser import limits
from tests.browser.accessible import axe
from tests.browser.checks import ALL, Traffic, overflow
from tests.browser.players import DESK, PHONE, click, opened, steps, wait_for_hash
from tests.browser.until import until
from tests.browser.visit import Reader, reading

STEP_AND_LEAVE = """
() => {
  const named = (tag, name) => [...document.querySelectorAll(`article ${tag}`)]
    .find((one) => one.textContent === name);
  named("button", "Next").click();
  named("button", "Next").click();
  named("a", "A pair").click();
}
"""


def follow(page: Page, title: str) -> None:
    """Follow a link of the page's text, and wait for the page it leads to."""
    page.get_by_role("article").get_by_role("link", name=title).click()
    page.get_by_role("heading", name=title, level=1).wait_for()


@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_there_and_back_without_a_reload(
    browser: Browser, player_site: str, reader: Reader
) -> None:
    """Players of the page that comes step, and so do the first ones, back again."""
    with opened(browser, player_site, reader) as page:
        page.evaluate("window.stays = true")
        click(page, "Next", times=2)
        wait_for_hash(page, "#conversation-1=2")
        follow(page, "A pair")
        click(page, "Next", times=3)
        wait_for_hash(page, "#conversation-1=3")
        there = steps(page)
        page.go_back()
        page.get_by_role("heading", name="One player").wait_for()
        back = steps(page)
        click(page, "Next")

        assert [[3, 2], [3, 3]] == there
        assert [[2, 3]] == back
        assert [[3, 2]] == steps(page)
        assert page.evaluate("window.stays")
        assert 1 == page.locator(".player-bar").count()


def test_a_page_that_comes_so_keeps_the_ground_rules(
    browser: Browser, player_site: str
) -> None:
    """Nothing errs, overflows or shuts a reader out on the page that comes."""
    with opened(browser, player_site) as page:
        follow(page, "A pair")
        until(page, "document.querySelector('.player-bar')")

        assert [] == [finding for check in ALL for finding in check(page)]


def test_a_late_step_is_not_written_into_the_next_page(
    browser: Browser, player_site: str
) -> None:
    """Steps in the moment before a page is left don't change its successor."""
    with opened(browser, player_site) as page:
        held: list[Route] = []
        page.route("**/pair/", lambda route: held.append(route))
        page.evaluate(STEP_AND_LEAVE)
        page.wait_for_url("**/pair/")
        page.wait_for_timeout(limits.SETTLE_MS)
        address = page.url
        held[0].continue_()
        page.get_by_role("heading", name="A pair", level=1).wait_for()

        assert f"{player_site}pair/" == address
        assert [[0, 0], [0, 0]] == steps(page)


def test_the_real_pages_come_so_too(
    browser: Browser, site_url: str, built_site: Path
) -> None:
    """Without a reload, the pages of the site keep the rules, there and back."""
    sitemap = Path(built_site, "sitemap.xml").read_text("utf-8")
    here = re.sub(r"<loc>https?://[^/]+/", f"<loc>{urljoin(site_url, '/')}", sitemap)
    with (
        reading(browser, DESK) as context,
        context.new_page() as page,
    ):
        heard = Traffic(page, urljoin(site_url, "/"))
        page.route("**/sitemap.xml", lambda route: route.fulfill(body=here))
        page.goto(site_url)
        page.evaluate("window.stays = true")
        page.get_by_role("article").get_by_role("link", name="Visualize").first.click()
        page.get_by_role("heading", name="Visualize", level=1).wait_for()
        there = [*overflow(page), *axe(page)]
        page.go_back()
        page.locator("h1.hero").wait_for()
        back = [*overflow(page), *axe(page)]

        assert [] == heard.findings + there + back
        assert page.evaluate("window.stays")


def test_what_is_gone_listens_no_more(browser: Browser, player_site: str) -> None:
    """A player that has left the page takes no notice of addresses, and holds none."""
    with opened(browser, player_site) as page:
        page.evaluate(
            """() => {
              window.gone = document.querySelector("conversation-player");
              window.gone.remove();
              location.hash = "#conversation-1=2";
            }"""
        )
        wait_for_hash(page, "#conversation-1=2")

        found = (
            "[...window.gone.querySelectorAll('[aria-current], .player-bar')].length"
        )
        assert 0 == page.evaluate(found)


def test_the_menu_leads_on_and_opens_again(browser: Browser, player_site: str) -> None:
    """On a phone's width, a page chosen from the menu has a menu that works."""
    with opened(browser, player_site, PHONE) as page:
        menu = page.get_by_role("button", name="Menu")
        links = page.locator(".md-sidebar--primary .md-nav__link:visible")
        menu.press("Enter")
        links.filter(has_text="A pair").click()
        page.get_by_role("heading", name="A pair", level=1).wait_for()
        until(page, "!document.querySelector('#__drawer').checked")
        menu.press("Enter")

        links.first.wait_for()
        assert page.locator("#__drawer").is_checked()
