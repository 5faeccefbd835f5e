"""Pages with players, as every reader meets them."""

import pytest
from playwright.sync_api import Browser

from tests.browser import limits
from tests.browser.accessible import axe
from tests.browser.checks import (
    ALL,
    AT_REST,
    WITHOUT_SCRIPTS,
    Check,
    in_the_dark,
    overflow,
    shifts,
)
from tests.browser.players import DESK, PHONE, click, opened
from tests.browser.until import until
from tests.browser.visit import SETTLED, Reader, findings, reading

PLAYERS = ["", "several/", "pair/", "pairs/", "clients/"]


@pytest.mark.parametrize("address", PLAYERS)
@pytest.mark.parametrize(
    ("reader", "checks"),
    [
        (DESK, (*ALL, in_the_dark)),
        (PHONE, (*ALL, in_the_dark)),
        (Reader(360, "light", scripts=False), WITHOUT_SCRIPTS),
    ],
    ids=str,
)
def test_a_page_with_players_keeps_the_ground_rules(
    browser: Browser,
    player_site: str,
    reader: Reader,
    checks: tuple[Check, ...],
    address: str,
) -> None:
    """As shown first, nothing errs, overflows, shifts or shuts a reader out."""
    with reading(browser, reader) as context:
        found = findings(context, player_site + address, checks)

    assert [] == found


@pytest.mark.parametrize("address", ["", "pair/", "pairs/", "clients/"])
@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_so_it_does_in_the_middle(
    browser: Browser, player_site: str, reader: Reader, address: str
) -> None:
    """At a step, contrast and names are kept, and nothing moved or overflows."""
    with opened(browser, player_site + address, reader) as page:
        for step in (1, 2, 3):
            click(page, "Next")
            page.evaluate(SETTLED, limits.SETTLE_MS)
            until(page, AT_REST)

            assert [] == [*overflow(page), *shifts(page)], step
        assert [] == [*axe(page), *in_the_dark(page)]


def test_buttons_are_large_and_one_is_primary(
    browser: Browser, player_site: str
) -> None:
    """Each button is at least 44 px wide and high, on a narrow screen too."""
    with opened(browser, f"{player_site}pairs/", Reader(320, "light")) as page:
        buttons = page.locator(".player-bar button")
        boxes = [button.bounding_box() for button in buttons.all()]

        assert 16 == len(boxes)
        assert all(box and min(box["width"], box["height"]) >= 44 for box in boxes)
        primary = page.locator(".player-bar .md-button--primary").all_inner_texts()
        assert ["Next"] * 4 == primary
