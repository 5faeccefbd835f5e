"""The home page's cards say how long the pages take that they lead to."""

import re

from playwright.sync_api import Browser

from tests.browser.players import DESK, opened

CARDS = """
() => [...document.querySelectorAll(".cards li:has(.minutes)")].map((card) =>
  [card.querySelector("a").href, card.querySelector(".minutes").textContent])
"""
OWN = """
async (urls) => Promise.all(urls.map(async (url) => {
  const text = await (await fetch(url)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  return page.querySelector(".reading-time").textContent;
}))
"""
WAYS = 10


def test_a_card_says_what_its_page_says(browser: Browser, site_url: str) -> None:
    """All ten ways have a time, and it is the one that the page itself counts."""
    with opened(browser, site_url, DESK) as page:
        cards = page.evaluate(CARDS)
        own = page.evaluate(OWN, [url for url, _ in cards])

        ways = [url for url, _ in cards if "/learn/" in url]
        assert WAYS == len(ways)
        assert [f"About {time.replace('min', 'minutes')}" for _, time in cards] == own


def test_a_test_takes_as_long_as_what_is_drawn(browser: Browser, site_url: str) -> None:
    """Ten questions of the bank are counted, not all that are on the page."""
    with opened(browser, f"{site_url}learn/test/", DESK) as page:
        said = page.locator(".reading-time").inner_text()
        asked = page.locator(".question").count()
        signs = len(page.locator("article").text_content() or "")

        minutes = int(re.findall(r"\d+", said)[0])
        assert abs(minutes - signs * 10 / asked / 1200) < 2
