"""Questions of each kind, answered right and wrong, by keyboard and by pointer."""

import gzip
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.site.make import PROJECT
from tests.browser import limits
from tests.browser.accessible import axe
from tests.browser.checks import ALL, overflow
from tests.browser.players import DESK, PHONE, opened
from tests.browser.questions import (
    choose,
    fold,
    give_up,
    marks,
    press,
    question,
    tab_into,
    verdict,
)
from tests.browser.visit import Reader

# The text of each script of ours that is loaded, the player's and repairs aside.
SOURCES = """
() => Promise.all(performance.getEntriesByType("resource").map((one) => one.name)
  .filter((name) => /assets\\/js\\/[a-z-]+\\.js$/.test(name))
  .filter((name) =>
    !/(lay-out|offline|palette|player[a-z-]*|repair|version)\\.js$/.test(name))
  .map(async (name) => (await fetch(name)).text()))
"""
WHY_A = "A right A brings the status and the headers."
WHY_B = "B wrong B follows, once or more."


@pytest.fixture(scope="module")
def opened_page(browser: Browser, question_site: str) -> Iterator[Page]:
    """The page with a question of each kind."""
    with opened(browser, f"{question_site}every/") as page:
        yield page


@pytest.fixture
def page(opened_page: Page) -> Page:
    """That page, with nothing answered."""
    opened_page.emulate_media(media="screen")
    opened_page.get_by_role("button", name="Reset").click()
    return opened_page


@pytest.mark.parametrize("reader", [DESK, PHONE, Reader(360, "dark")], ids=str)
def test_a_page_of_questions_keeps_the_ground_rules(
    browser: Browser, question_site: str, reader: Reader
) -> None:
    """No form errs, overflows, shifts or shuts a reader out, before and after."""
    with opened(browser, f"{question_site}every/", reader) as page:
        before = [finding for check in ALL for finding in check(page)]
        choose(question(page, "one"), "B")
        press(question(page, "one"), "Submit")
        choose(question(page, "several"), "A", "B")
        press(question(page, "several"), "Submit")
        give_up(question(page, "odd"))
        after = [*overflow(page), *axe(page)]

        assert [] == before + after


def test_one_is_right(page: Page) -> None:
    """A click chooses, Submit judges; the reason stands beside, the solution opens."""
    one = question(page, "one")

    choose(one, "B")
    chosen = (verdict(one), marks(one))
    choose(one, "A")
    press(one, "Submit")

    assert ("Choose one, then submit.", []) == chosen
    assert "Right." == verdict(one)
    assert [WHY_A] == marks(one)
    assert one.locator(".solution").get_attribute("open") is not None


def test_a_wrong_option_is_not_asked_again(page: Page) -> None:
    """After a wrong option, the others are asked; it keeps its reason."""
    one = question(page, "one")

    choose(one, "B")
    press(one, "Submit")
    wrong = (verdict(one), marks(one))
    press(one, "Try again")
    left = one.locator("input:enabled").count()
    choose(one, "A")
    press(one, "Submit")

    assert ("Wrong. Try again, or open the solution.", [WHY_B]) == wrong
    assert 2 == left
    assert [WHY_A, WHY_B] == marks(one)


def test_one_by_keyboard(page: Page) -> None:
    """Arrow keys choose and don't submit; Enter does, and the verdict has the focus."""
    one = question(page, "one")

    tab_into(page, one, "input")
    page.keyboard.press("ArrowDown")
    unjudged = marks(one)
    page.keyboard.press("Enter")
    wrong = page.locator(":focus").inner_text()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert [] == unjudged
    assert "Wrong. Try again, or open the solution." == wrong
    assert "Right." == page.locator(":focus").inner_text()


def test_several_keeps_what_is_right(page: Page) -> None:
    """A second go keeps the right ones, and asks only about the others."""
    several = question(page, "several")

    choose(several, "A", "B")
    press(several, "Submit")
    wrong = verdict(several)
    press(several, "Try again")
    kept = several.locator(":checked").evaluate_all("all => all.map((e) => e.value)")
    asked = several.locator("input:enabled").evaluate_all(
        "all => all.map((e) => e.value)"
    )
    choose(several, "C")
    press(several, "Submit")

    assert wrong.startswith("Wrong: 1 of those you chose is right, 1 wrong, 1 missing.")
    assert (["A"], ["C"]) == (kept, asked)
    assert "Right." == verdict(several)


def test_several_by_keyboard(page: Page) -> None:
    """Space checks, Enter submits."""
    several = question(page, "several")

    tab_into(page, several, "input")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    assert "Right." == page.locator(":focus").inner_text()


def test_an_order_asks_what_is_out_of_place(page: Page) -> None:
    """Steps in their place stay; the first that isn't says why."""
    order = question(page, "order")

    press(order, "Submit")
    wrong = (verdict(order), marks(order))
    press(order, "Try again")
    press(order, "Move A down")
    press(order, "Submit")

    assert (
        "Wrong: 1 of 3 steps in their place. Try again, or open the solution.",
        ["A wrong A comes second.", "C right"],
    ) == wrong
    assert "Right." == verdict(order)
    assert ["B right", "A right", "C right"] == marks(order)


def test_an_order_by_keyboard(page: Page) -> None:
    """The buttons keep the focus as steps move, and say where a step is now."""
    order = question(page, "order")

    tab_into(page, order, "[aria-label='Move C up']")
    page.keyboard.press("Enter")
    said = verdict(order)
    page.keyboard.press("Enter")
    again = verdict(order)
    tab_into(page, order, "[aria-label='Move C down']")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    tab_into(page, order, ".md-button--primary")
    page.keyboard.press("Enter")

    assert ("C is now step 2 of 3.", "C is now step 1 of 3.") == (said, again)
    assert verdict(order).startswith("Wrong: 1 of 3 steps")


@pytest.mark.parametrize(
    ("typed", "said", "reasons"),
    [
        ("1 of 2\n2   of 2 ", "Right.", ["right"]),
        (
            "1 of 2",
            "Wrong: it prints",
            ["1 of 2 wrong 1 of 2 forgets the second round."],
        ),
        ("<b>2</b>", "Wrong: it prints", ["wrong"]),
        (" ", "No answer yet.", []),
    ],
    ids=["right", "foreseen", "other", "empty"],
)
def test_an_output_is_typed(
    page: Page, typed: str, said: str, reasons: list[str]
) -> None:
    """What is typed is compared, however spaced; a foreseen mistake is explained."""
    asked = question(page, "typed")

    tab_into(page, asked, "textarea")
    for number, line in enumerate(typed.split("\n")):
        page.keyboard.press("Shift+Enter") if number else None
        page.keyboard.type(line)
    page.keyboard.press("Enter")

    assert verdict(asked).startswith(said)
    assert reasons == marks(asked)


def test_hints_come_one_at_a_time(page: Page) -> None:
    """The second hint is offered once the first is open; both are numbered."""
    one = question(page, "one")
    hints = one.locator(".hint")

    before = hints.nth(1).is_visible()
    fold(one, "Hint")

    number = "(e) => getComputedStyle(e, '::before').content"
    assert not before
    assert hints.nth(1).is_visible()
    assert 'counter(hint) " of 2"' == hints.nth(0).locator("summary").evaluate(number)


def test_who_opens_the_solution_gives_up(page: Page) -> None:
    """The answer is shown, the question is done, and it can be asked again, anew."""
    several = question(page, "several")

    give_up(several)
    given_up = (verdict(several), [mark[:7] for mark in marks(several)])
    press(several, "Try again")

    assert ("Given up: the solution is open.", ["A right", "C right"]) == given_up
    assert "Choose all that are right, then submit." == verdict(several)
    assert ([], 0) == (marks(several), several.locator(":checked").count())
    assert several.locator(".solution").get_attribute("open") is None


def test_nothing_chosen_is_no_answer(page: Page) -> None:
    """Submit without an answer asks for one."""
    one = question(page, "one")

    press(one, "Submit")

    assert "No answer yet. Choose one, then submit." == verdict(one)


def test_text_stays_text(page: Page) -> None:
    """Options and reasons with tags, brackets and code are shown as written."""
    odd = question(page, "odd")

    choose(odd, "A", "B", "C")
    press(odd, "Submit")

    assert "Right." == verdict(odd)
    assert [
        "A right A <img src=x onerror=alert(3)> is text.",
        'B right B [[b"host", b"x"]] is text.',
        "C right C <script>alert(4)</script> is text.",
    ] == marks(odd)
    assert 0 == odd.locator("img, script").count()


def test_a_button_to_copy_code_answers_nothing(page: Page) -> None:
    """The button to copy an option's code neither chooses nor submits."""
    odd = question(page, "odd")

    odd.locator(".md-code__button").first.evaluate("(button) => button.click()")

    assert "Choose all that are right, then submit." == verdict(odd)
    assert 0 == odd.locator(":checked").count()


def test_without_scripts_all_is_there_to_read(
    browser: Browser, question_site: str
) -> None:
    """Options, hints and solutions read well in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{question_site}every/")
    one = question(page, "one")

    fold(one, "Hint")
    fold(one, "Solution")

    assert one.get_by_text("brings the status and the headers").is_visible()
    assert 0 == page.locator("form.md-search__form ~ form, .asked, .progress").count()
    assert one.get_by_text("The two together").is_visible()
    context.close()


def test_paper_shows_all(page: Page) -> None:
    """Printed after an answer: no controls, every option, hint and solution."""
    one = question(page, "one")
    choose(one, "B")
    press(one, "Submit")

    page.emulate_media(media="print")

    assert not one.locator(".answering").is_visible()
    assert not one.locator(".explanation").is_visible()
    assert one.get_by_text("The status is in the start.").is_visible()
    assert one.get_by_text("brings the status").is_visible()


def test_the_scripts_are_small() -> None:
    """Those of questions, test and review are under 12 kB together, compressed.

    Sent file by file they are more, to who opens a page of each kind: each file is
    compressed without what the others have in common with it.
    """
    scripts = PROJECT / "docs" / "assets" / "js"
    others = re.compile(
        r"kept|lay-out|needs|offline|palette|player|repair|version|ways|(load-)?model"
    )
    files = [
        file.read_bytes()
        for file in scripts.glob("*.js")
        if not others.match(file.name)
    ]

    one_by_one = sum(len(gzip.compress(file)) for file in files)

    assert len(files) > 10
    assert len(gzip.compress(b"".join(files))) < limits.QUESTION_BYTES
    assert one_by_one < limits.QUESTION_FILES_BYTES


@pytest.mark.parametrize("address", ["every/", "test/", "review/"])
def test_a_page_loads_what_it_needs(
    browser: Browser, question_site: str, address: str
) -> None:
    """No page fetches more than 12 kB of them, file by file, as they are sent."""
    with opened(browser, question_site + address) as page:
        sources = page.evaluate(SOURCES)

        assert sum(len(gzip.compress(text.encode())) for text in sources) < (
            limits.QUESTION_BYTES
        )


def test_a_page_without_questions_loads_none(browser: Browser, site_url: str) -> None:
    """Where nothing asks, of all theirs only the loader is fetched."""
    with opened(browser, f"{site_url}contributing/") as page:
        fetched = page.evaluate(
            "performance.getEntriesByType('resource').map((one) => one.name)"
        )

        names = {name.rsplit("/", 1)[-1] for name in fetched}
        assert any(name.startswith("site-") for name in names)
        kinds = {name.split("-")[0] for name in names if name.endswith(".js")}
        assert not kinds & {"questions", "test", "review", "live"}
