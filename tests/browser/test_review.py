"""The review: flip cards, each due again after as many days as its box says."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessible import axe
from tests.browser.checks import overflow
from tests.browser.players import DESK, PHONE, opened
from tests.browser.question_pages import BANK
from tests.browser.visit import Reader, reading, showing

NOON = datetime(2026, 3, 2, 12)
WORDS = 3
ALL = WORDS + len(BANK)
DUE_AFTER = """
async ([module, answers]) => {
  const { cardFrom, moved } = await import(module);
  let card = cardFrom(null);
  return answers.map((isKnown) => {
    card = moved(card, isKnown, 100);
    return card.due - 100;
  });
}
"""


def start(page: Page) -> None:
    """Lay the cards out."""
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Flip").wait_for()


def said(page: Page) -> str:
    """What the bar below the card says first."""
    text = page.locator(".flip-bar").get_by_role("status").inner_text()
    return text.partition(".")[0]


def card(page: Page) -> str:
    """What is on the card."""
    return page.locator(".flip").inner_text()


@pytest.mark.parametrize("reader", [DESK, PHONE, Reader(360, "dark")], ids=str)
def test_a_card_keeps_the_ground_rules(
    browser: Browser, question_site: str, reader: Reader
) -> None:
    """No side of a card overflows or shuts a reader out."""
    with opened(browser, f"{question_site}review/", reader) as page:
        start(page)
        page.keyboard.press("Space")

        assert [] == [*overflow(page), *axe(page)]


def test_a_card_asks_then_answers(browser: Browser, question_site: str) -> None:
    """By pointer: the word alone, then what it is; the questions come after."""
    with opened(browser, f"{question_site}review/") as page:
        offered = said(page)
        start(page)
        front = card(page)
        buttons = page.locator(".flip-bar button:visible").all_inner_texts()
        page.get_by_role("button", name="Flip").click()
        back = card(page)
        page.get_by_role("button", name="Knew it").click()

        assert "3 of 3 words due; the test's questions join them" == offered
        assert "App" == front
        assert ["Flip"] == buttons
        assert "your side, a callable (One)." == back.split("\n")[-1]
        assert f"{ALL - 1} due today" == said(page)
        assert not page.locator(".cards-to-flip").is_visible()


def test_again_comes_again_today(browser: Browser, question_site: str) -> None:
    """By keyboard: 1 lays a card below the others, 2 takes it away."""
    with opened(browser, f"{question_site}review/") as page:
        start(page)
        for key in (" ", "1", *[" ", "2"] * (ALL - 1)):
            page.keyboard.press(key)
        last = (card(page), said(page))
        page.keyboard.press(" ")
        page.keyboard.press("2")

        assert ("App", "1 due today") == last
        assert "0 of 3 words due: come back tomorrow" == said(page)


def test_keys_before_the_flip_judge_nothing(
    browser: Browser, question_site: str
) -> None:
    """1 and 2 do nothing while the answer is hidden."""
    with opened(browser, f"{question_site}review/") as page:
        start(page)
        page.keyboard.press("2")
        page.keyboard.press("1")

        assert f"{ALL} due today" == said(page)


def test_the_boxes_are_one_to_sixteen_days(
    browser: Browser, question_site: str
) -> None:
    """Known, a card waits 1, 2, 4, 8, 16 days; not known, it begins again."""
    known = [True] * 6 + [False, True]

    with opened(browser, f"{question_site}review/") as page:
        days = page.evaluate(DUE_AFTER, [f"{question_site}assets/js/leitner.js", known])

    assert [1, 2, 4, 8, 16, 16, 0, 1] == days


def test_a_known_card_is_due_on_its_day(browser: Browser, question_site: str) -> None:
    """After a reload nothing is lost: a card known today is due tomorrow."""
    with reading(browser, DESK) as context:
        context.clock.install(time=NOON)
        with showing(context, f"{question_site}review/") as (page, _):
            start(page)
            for key in (" ", "2"):
                page.keyboard.press(key)
            page.reload()
            page.locator(".flip-bar").wait_for()
            same_day = said(page)
            context.clock.set_system_time(NOON + timedelta(days=1))
            page.reload()
            page.locator(".flip-bar").wait_for()

            assert same_day.startswith("2 of 3 words due")
            assert said(page).startswith("3 of 3 words due")


def test_without_the_bank_the_words_are_left(
    browser: Browser, question_site: str
) -> None:
    """Where the test's page can't be fetched, the words are there to learn."""
    with (
        reading(browser, DESK) as context,
        showing(context, f"{question_site}review/") as (page, _),
    ):
        page.route("**/test/", lambda route: route.abort())
        start(page)

        assert f"{WORDS} due today" == said(page)


def test_there_and_back_without_a_reload(browser: Browser, question_site: str) -> None:
    """The cards come by a link too, once, and without a second panel."""
    with opened(browser, f"{question_site}review/") as page:
        page.get_by_role("article").get_by_role("link", name="One").click()
        page.get_by_role("heading", name="One", level=1).wait_for()
        page.go_back()
        page.locator(".flip-panel").wait_for()
        start(page)

        assert 1 == page.locator(".flip-panel").count()
        assert "App" == card(page)
