"""What is remembered of a reader's answers, and what happens where nothing can be."""

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.players import DESK, opened
from tests.browser.questions import choose, give_up, marks, press, question, verdict
from tests.browser.visit import reading, showing

PREFIX = "asgi-vs-wsgi/"
BLOCKED = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); },
});
"""
# Fills the store up: with halves, until not one more character fits.
FILL = """
() => {
  let size = 2 ** 22;
  for (let count = 0; size >= 1; count += 1) {
    try { localStorage.setItem(`filler-${count}`, "x".repeat(size)); }
    catch { size = Math.floor(size / 2); }
  }
}
"""
HASHES = """
Object.entries(localStorage).filter(([key]) => key.includes("/question/"))
  .map(([key, value]) => [key, JSON.parse(value).hash])
"""
PUT = """
(all) => all.forEach(([key, stored, hash]) =>
  localStorage.setItem(key, stored.replace("?", hash)))
"""
# With the right hash for `?`, so that what stands beside it is read.
CORRUPT = [
    "{",
    "[1]",
    '{"hash": "?", "picked": 5, "settled": {}, "done": [], "tries": "x"}',
    '{"hash": "?", "picked": [null, {}], "order": ["Z", "A"], "done": "right"}',
    '{"hash": "?", "picked": ["Z"], "order": ["Z"], "settled": ["Q"]}',
]
OURS = f"Object.keys(localStorage).filter((key) => key.startsWith('{PREFIX}'))"


def progress(page: Page) -> str:
    """What the line on top says."""
    return page.locator(".progress").get_by_role("status").inner_text()


def answer_wrong_then_right(page: Page) -> None:
    """Answer the first question twice."""
    one = question(page, "one")
    choose(one, "B")
    press(one, "Submit")
    press(one, "Try again")
    choose(one, "A")
    press(one, "Submit")


def test_the_line_counts_and_resets(browser: Browser, question_site: str) -> None:
    """Right answers and what was given up are done; Reset asks all anew."""
    with opened(browser, f"{question_site}every/") as page:
        before = progress(page)
        answer_wrong_then_right(page)
        one_done = progress(page)
        give_up(question(page, "odd"))
        two_done = progress(page)
        page.get_by_role("button", name="Reset").click()

        assert [
            "0 of 5 done, 5 left on this page",
            "1 of 5 done, 4 left on this page",
            "2 of 5 done, 3 left on this page",
            "0 of 5 done, 5 left on this page",
        ] == [before, one_done, two_done, progress(page)]
        assert [] == marks(page.locator("article"))
        assert [] == page.evaluate(OURS)


def test_a_reload_keeps_answers_of_every_kind(
    browser: Browser, question_site: str
) -> None:
    """After a reload each question is as it was left."""
    with opened(browser, f"{question_site}every/") as page:
        answer_wrong_then_right(page)
        choose(question(page, "several"), "A", "B")
        press(question(page, "several"), "Submit")
        press(question(page, "order"), "Move B up")
        press(question(page, "order"), "Submit")
        question(page, "typed").locator("textarea").fill("1 of 2")
        press(question(page, "typed"), "Submit")
        give_up(question(page, "odd"))
        names = ("one", "several", "order", "typed", "odd")

        def state() -> list[tuple[str, list[str]]]:
            asked = [question(page, name) for name in names]
            return [(verdict(each), marks(each)) for each in asked]

        before = state()
        page.reload()
        page.locator(".progress").wait_for()

        assert before == state()
        assert "1 of 2" == question(page, "typed").locator("textarea").input_value()


def test_what_stands_below_its_code_is_no_part_of_a_question(
    browser: Browser, question_site: str
) -> None:
    """The answer is known again though the bar of live code comes first."""
    with opened(browser, f"{question_site}every/") as page:
        give_up(question(page, "typed"))
        held: list[Route] = []
        page.route("**/js/questions.js", lambda route: held.append(route))
        page.reload()
        question(page, "typed").locator(".live-bar").first.wait_for()
        [module] = held
        module.continue_()
        page.locator(".progress").wait_for()

        assert "Given up: the solution is open." == verdict(question(page, "typed"))


def test_a_changed_question_forgets_its_answer(
    browser: Browser, question_site: str
) -> None:
    """The same id with another text is asked anew."""
    with opened(browser, f"{question_site}every/") as page:
        answer_wrong_then_right(page)
        page.goto(f"{question_site}changed/")

        assert "Choose one, then submit." == verdict(question(page, "one"))


def test_there_and_back_without_a_reload(browser: Browser, question_site: str) -> None:
    """A page that comes by a link has its forms, and the first has its answers."""
    with opened(browser, question_site) as page:
        page.evaluate("window.stays = true")
        answer_wrong_then_right(page)
        page.get_by_role("article").get_by_role("link", name="Every kind").click()
        page.get_by_role("heading", name="Every kind", level=1).wait_for()
        page.locator(".progress").get_by_text("of 5").wait_for()
        there = progress(page)
        give_up(question(page, "odd"))
        page.go_back()
        page.locator(".progress").get_by_text("of 1").wait_for()

        assert "1 of 5 done, 4 left on this page" == there
        assert "1 of 1 done, 0 left on this page" == progress(page)
        assert "Right." == verdict(question(page, "one"))
        assert (1, 1) == (
            page.locator(".progress").count(),
            page.locator("form.answering").count(),
        )
        assert page.evaluate("window.stays")


def test_a_blocked_store_costs_the_memory_alone(
    browser: Browser, question_site: str
) -> None:
    """Where storage throws, questions, count and reset work, and nothing errs."""
    with reading(browser, DESK) as context:
        context.add_init_script(BLOCKED)
        with showing(context, f"{question_site}every/") as (page, heard):
            answer_wrong_then_right(page)
            done = progress(page)
            page.get_by_role("button", name="Reset").click()

            assert "1 of 5 done, 4 left on this page" == done
            assert "0 of 5 done, 5 left on this page" == progress(page)
            # Material's own script reads the store too, and says so.
            assert [] == [said for said in heard.findings if "blocked" not in said]


def test_a_full_store_costs_the_memory_alone(
    browser: Browser, question_site: str
) -> None:
    """Where nothing more fits, answers are kept until a page is loaded anew."""
    with opened(browser, question_site) as page:
        page.evaluate(FILL)
        answer_wrong_then_right(page)
        page.get_by_role("article").get_by_role("link", name="Every kind").click()
        page.locator(".progress").get_by_text("of 5").wait_for()
        there = verdict(question(page, "one"))
        page.go_back()
        page.locator(".progress").get_by_text("of 1").wait_for()

        assert "Right." == there
        assert "Right." == verdict(question(page, "one"))
        assert [] == page.evaluate(OURS)


def test_a_corrupt_store_is_no_answer(
    browser: Browser, question_site: str, subtests: pytest.Subtests
) -> None:
    """Whatever the store holds, the question can be answered."""
    with opened(browser, f"{question_site}every/") as page:
        for name in ("one", "order", "typed"):
            give_up(question(page, name))
        hashes = page.evaluate(HASHES)
        for stored in CORRUPT:
            with subtests.test(stored=stored):
                page.evaluate(PUT, [[key, stored, said] for key, said in hashes])
                page.reload()
                page.locator(".progress").wait_for()
                page.get_by_role("button", name="Reset").click()
                answer_wrong_then_right(page)

                assert "1 of 5 done, 4 left on this page" == progress(page)


def test_the_way_chosen_is_remembered(browser: Browser, question_site: str) -> None:
    """The card that was followed last says so, and the recommended one is outlined."""
    with opened(browser, question_site) as page:
        page.wait_for_load_state("networkidle")
        page.locator(".cards").get_by_role("link", name="Every kind").click()
        page.get_by_role("heading", name="Every kind", level=1).wait_for()
        page.goto(question_site)
        chosen = page.locator(".cards a.chosen")
        chosen.wait_for()

        assert "Every kind" == chosen.inner_text()
        assert "Test" == page.locator(".cards a.recommended").inner_text()
