"""The test: ten questions drawn from the bank, a result, and what to read next."""

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessible import axe
from tests.browser.checks import overflow
from tests.browser.players import DESK, PHONE, opened, tab_to
from tests.browser.question_pages import LEVELS, TOPICS
from tests.browser.questions import choose, give_up, press, verdict
from tests.browser.visit import Reader

DRAW = """
async ([module, seeds]) => {
  const { draw } = await import(module);
  const bank = [...document.querySelectorAll(".question")].map(({ id, dataset }) =>
    ({ id, level: dataset.level, topic: dataset.topic }));
  return seeds.map((seed) => draw(bank, seed));
}
"""
IN_SIGHT = "(part) => part.getBoundingClientRect().bottom <= innerHeight"
# What mulberry32 gives first for the seeds 0 to 2, by a reckoning in Python.
FIRST = """
async (module) => {
  const { mulberry32 } = await import(module);
  return [0, 1, 2].map((seed) => mulberry32(seed)() * 2 ** 32);
}
"""


def mulberry32(seed: int) -> int:
    """The first number of the generator, before it is made a fraction."""
    word = 0xFFFFFFFF
    state = (seed + 0x6D2B79F5) & word
    mixed = (state ^ (state >> 15)) * (1 | state) & word
    mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (61 | mixed) & word)) & word
    return mixed ^ (mixed >> 14)


# How many parts of the page the bar of the test lies over.
COVERED = """
() => {
  const bar = document.querySelector(".test-panel").getBoundingClientRect();
  return [...document.querySelectorAll(
    "article :is(h1, h2, p, li, summary), .md-footer a")]
    .filter((part) => part.checkVisibility() && !part.closest(".test-panel"))
    .map((part) => part.getBoundingClientRect())
    .filter(({ top, bottom }) => top < bar.bottom && bottom > bar.top).length;
}
"""


def drawn(page: Page, url: str, seeds: list[int]) -> Any:
    """What is drawn for each seed."""
    return page.evaluate(DRAW, [f"{url}assets/js/draw.js", seeds])


def start(page: Page) -> None:
    """Begin the test."""
    page.get_by_role("button", name="Start the test").click()


def answer(page: Page, letter: str) -> str:
    """Answer the question that is asked, and go on; its id."""
    asked = page.locator(".question:visible")
    assert 1 == asked.count()
    name = asked.get_attribute("id") or ""
    choose(asked, letter)
    press(asked, "Submit")
    go_on(page)
    return name


def go_on(page: Page) -> None:
    """Ask for the next question, or for the result."""
    page.locator(".test-panel .md-button--primary").click()


def test_a_draw_mixes_levels_and_spreads_topics(
    browser: Browser, question_site: str
) -> None:
    """Ten of the bank: three or four a level, easy ones first, no topic left out."""
    with opened(browser, f"{question_site}test/") as page:
        for questions in drawn(page, question_site, list(range(30))):
            levels = [each["level"] for each in questions]
            topics = Counter(each["topic"] for each in questions)

            assert 10 == len({each["id"] for each in questions})
            assert sorted(levels, key=LEVELS.index) == levels
            assert {3, 4} == set(Counter(levels).values())
            assert set(TOPICS) == set(topics)
            assert max(topics.values()) <= 3


def test_a_seed_repeats_a_draw(browser: Browser, question_site: str) -> None:
    """The same seed draws the same ten, other seeds others."""
    with opened(browser, f"{question_site}test/") as page:
        one, same, other = drawn(page, question_site, [7, 7, 8])

        assert one == same
        assert one != other
        assert [mulberry32(seed) for seed in range(3)] == page.evaluate(
            FIRST, f"{question_site}assets/js/draw.js"
        )


def test_the_result_says_what_to_read(browser: Browser, question_site: str) -> None:
    """First goes count, by topic; the page with most wrong is recommended at home."""
    with opened(browser, f"{question_site}test/?seed=7") as page:
        start(page)
        expected = [each["id"] for each in drawn(page, question_site, [7])[0]]
        wrong = ("views-",)
        asked = []
        for _ in range(10):
            name = page.locator(".question:visible").get_attribute("id") or ""
            asked.append(answer(page, "B" if name.startswith(wrong) else "A"))
        right = sum(not name.startswith(wrong) for name in asked)
        result = page.locator(".test-result")
        heading = page.locator(":focus").inner_text()
        found = [*overflow(page), *axe(page)]

        assert expected == asked
        assert f"{right} of 10 right at the first go" == heading
        assert "Every kind" == result.get_by_role("link").first.inner_text()
        assert f"views\t0\t{10 - right}" in result.inner_text()
        assert [] == found
        page.goto(question_site)
        page.locator("a.recommended", has_text="Every kind").wait_for()
        assert 1 == page.locator("a.recommended").count()


def test_a_second_go_does_not_count(browser: Browser, question_site: str) -> None:
    """Neither what was right the second time nor what was given up is right."""
    with opened(browser, f"{question_site}test/?seed=1", PHONE) as page:
        start(page)
        asked = page.locator(".question:visible")
        choose(asked, "C")
        press(asked, "Submit")
        press(asked, "Try again")
        choose(asked, "A")
        press(asked, "Submit")
        go_on(page)
        give_up(asked)
        go_on(page)
        for _ in range(8):
            answer(page, "A")

        assert "8 of 10 right at the first go" == page.locator(":focus").inner_text()


def test_a_reload_goes_on(browser: Browser, question_site: str) -> None:
    """A test that was begun goes on where it was, and Stop shows the bank again."""
    with opened(browser, f"{question_site}test/", DESK) as page:
        start(page)
        answer(page, "A")
        answer(page, "B")
        before = page.locator(".question:visible").get_attribute("id")
        page.reload()
        page.locator(".testing").wait_for()
        after = page.locator(".question:visible").get_attribute("id")
        said = page.locator(".test-panel").get_by_role("status").inner_text()
        page.get_by_role("button", name="Stop").click()

        assert before == after
        assert "Question 3 of 10" == said
        assert 24 == page.locator(".question:visible").count()


def test_by_keyboard_alone(browser: Browser, question_site: str) -> None:
    """Enter starts, an arrow and Enter answer, Enter goes on."""
    with opened(browser, f"{question_site}test/?seed=3") as page:
        tab_to(page, "Start the test")
        page.keyboard.press("Enter")
        focused = page.locator(":focus").inner_text()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        right = verdict(page.locator(".question:visible"))
        page.locator(".test-panel .md-button--primary").press("Enter")

        assert ("Question 1 of 10", "Right.") == (focused, right)
        assert "Question 2 of 10" == page.locator(":focus").inner_text()


def test_the_same_again_asks_anew(browser: Browser, question_site: str) -> None:
    """The link in the result draws the same ten, unanswered."""
    with opened(browser, f"{question_site}test/?seed=5") as page:
        start(page)
        first = [answer(page, "B") for _ in range(10)]
        page.get_by_role("link", name="The same questions again").click()
        page.locator(".test-result").wait_for(state="detached")
        start(page)
        again = [answer(page, "A") for _ in range(10)]

        assert first == again
        assert "10 of 10 right at the first go" == page.locator(":focus").inner_text()
        assert "Nothing was wrong" in page.locator(".test-result").inner_text()


@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_the_bar_covers_nothing(
    browser: Browser, question_site: str, reader: Reader
) -> None:
    """Before the test it stands in the text; in it below the question, and at hand."""
    with opened(browser, f"{question_site}test/", reader) as page:
        before = page.evaluate(COVERED)
        start(page)
        page.set_viewport_size({"width": reader.width, "height": 400})
        page.evaluate("scrollTo(0, 0)")
        at_hand = page.get_by_role("button", name="Stop").evaluate(IN_SIGHT)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        at_the_end = page.evaluate(COVERED)

        assert (0, True, 0) == (before, at_hand, at_the_end)


def test_paper_shows_the_whole_bank(browser: Browser, question_site: str) -> None:
    """Printed in mid-test, every question is there."""
    with opened(browser, f"{question_site}test/") as page:
        start(page)
        page.emulate_media(media="print")

        assert 24 == page.locator(".question:visible").count()
        assert not page.locator(".test-panel").is_visible()
