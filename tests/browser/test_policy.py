"""The site's policy, at work in a browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.checks import Traffic
from tests.browser.players import DESK, opened
from tests.browser.serve import serving
from tests.browser.test_player_instant import follow
from tests.browser.until import until
from tests.browser.visit import reading

ELEMENT = re.compile(r"<meta http-equiv=.*?>")
SMUGGLED = """
<p style="color: red">Smuggled</p>
<script>globalThis.smuggled = true</script>
<style>p { color: red }</style>
<img alt="" src="http://localhost:1/pixel.png">
"""
# Which the page keeps even from its own scripts.
FETCHED = "fetch('http://localhost:1/').catch(() => globalThis.isRefused = true)"
REFUSED = {"style-src-attr", "script-src-elem", "style-src-elem", "img-src"}


@pytest.mark.parametrize("by", ["header", "element"])
def test_what_is_smuggled_into_a_page_does_nothing(
    browser: Browser, built_site: Path, by: str
) -> None:
    """By a host's header alone, and by the page's element alone, and each is told."""

    def smuggle(route: Route) -> None:
        response = route.fetch()
        page = response.text().replace("</h1>", "</h1>" + SMUGGLED, 1)
        page = page if by == "element" else ELEMENT.sub("", page)
        route.fulfill(response=response, body=page)

    with (
        serving(built_site, is_strict=by == "header") as url,
        reading(browser, DESK) as context,
        context.new_page() as page,
    ):
        heard = Traffic(page, url)
        page.route(url, smuggle)
        page.goto(url)
        page.evaluate(FETCHED)
        until(page, "globalThis.isRefused")
        color = page.get_by_text("Smuggled").evaluate(
            "(p) => getComputedStyle(p).color"
        )
        told = {
            name
            for name in (*REFUSED, "connect-src")
            if any(f"policy: {name}" in finding for finding in heard.findings)
        }

        assert {*REFUSED, "connect-src"} == told, heard.findings
        assert not page.evaluate("Boolean(globalThis.smuggled)")
        assert "rgb(255, 0, 0)" != color


def test_a_page_that_comes_without_a_reload_adds_no_policy(
    browser: Browser, player_site: str
) -> None:
    """There is the one element, there and back, and nothing is refused."""
    policies = "document.querySelectorAll('head > meta[http-equiv]').length"
    with opened(browser, player_site) as page:
        follow(page, "A pair")
        there = page.evaluate(policies)
        page.go_back()
        page.get_by_role("heading", name="One player").wait_for()

        assert [1, 1] == [there, page.evaluate(policies)]
