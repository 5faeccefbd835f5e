"""Exercises checked in the page: what the check says, and what is remembered."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.lives import edit, editor, run, shown, status
from tests.browser.players import opened

PASSED = "Object.keys(localStorage).filter((key) => key.includes('/exercise/'))"
# The text of a block of that role, and the one below it, if that is an output.
PARTS = """
(role) => [...document.querySelectorAll(`.highlight.language-python.${role}`)]
  .map((block) => [block, block.nextElementSibling].map((one) =>
    one?.querySelector("pre > code")?.textContent.trimEnd() ?? ""))
"""


@pytest.fixture(scope="module")
def page(browser: Browser, live_site: str) -> Iterator[Page]:
    """A page with one exercise."""
    with opened(browser, f"{live_site}exercises/") as page:
        page.get_by_role("button", name="Check block 1").wait_for()
        yield page


def test_only_the_starter_can_be_run(page: Page) -> None:
    """Check, solution and wrong answers are there to be read."""
    assert 1 == page.locator(".live-bar").count()


def test_the_starter_fails(page: Page) -> None:
    """As it is, it has something left to do."""
    verdict = run(page, 1, "Check")

    assert "not yet" == verdict
    assert "NameError: name '___' is not defined" in shown(page)[0]
    assert [] == page.evaluate(PASSED)


def test_a_foreseen_answer_gets_the_message_of_the_page(page: Page) -> None:
    """What the check says here is what stands below the wrong answer."""
    said = []
    for answer, expected in page.evaluate(PARTS, "wrong"):
        edit(page, answer)
        verdict = run(page, 1, "Check")
        said.append((verdict, shown(page)[-1].split("\n")[-1], expected))

    assert 2 == len(said)
    assert [("not yet", told, told) for _, _, told in said] == said


def test_the_solution_passes_and_that_is_remembered(page: Page) -> None:
    """A reload knows it, and how many of the page's exercises are passed."""
    [[solution, _]] = page.evaluate(PARTS, "solution")
    edit(page, solution)
    verdict = run(page, 1, "Check")
    kept = page.evaluate(PASSED)
    page.reload()
    editor(page).wait_for()

    assert "✓ passed, 1 of 1 exercises" == verdict
    assert ["asgi-vs-wsgi/exercise/twice"] == kept
    assert "✓ passed before" == status(page)
