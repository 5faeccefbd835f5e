"""A block that the reader runs: what it shows, when, and what it says of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import limits
from tests.browser.lives import edit, press, run, shown, status, until_over
from tests.browser.players import click, opened, tab_to
from tests.browser.until import until

PRINTED = "document.querySelector('.live-run > pre')?.textContent"
# The line that is marked in the block above the conversations, from 0.
MARKED = """
() => [...document.querySelectorAll("code.speaks-wsgi")]
  .map((code) => code.style.getPropertyValue("--line"))
"""
RECORDED = ".language-text:has-text('then')"
STORY = """line 1, in <module>: half(1)
block 1, line 2, in half: return number / zero
ZeroDivisionError: division by zero"""


@pytest.fixture(scope="module")
def lesson(browser: Browser, live_site: str) -> Iterator[Page]:
    """The page of a lesson."""
    with opened(browser, f"{live_site}lesson/") as page:
        yield page


@pytest.fixture(scope="module")
def hello(browser: Browser, live_site: str) -> Iterator[Page]:
    """The page of an example and its conversation."""
    with opened(browser, f"{live_site}hello/") as page:
        yield page


@pytest.mark.parametrize("last", ["__import__('time').sleep(600)", "while True: pass"])
def test_output_comes_while_the_code_runs(lesson: Page, last: str) -> None:
    """What is printed before a sleep or an endless loop is shown meanwhile."""
    edit(lesson, f"print('one')\nprint('two')\n{last}", 2)
    press(lesson, "Run", 2)
    until(lesson, f"{PRINTED} === 'one\\ntwo\\n'", limits.RUN_MS)
    meanwhile = status(lesson, 2)
    press(lesson, "Stop", 2)
    verdict = until_over(lesson, 2)
    press(lesson, "Reset", 2)

    assert ("running", "stopped") == (meanwhile, verdict)
    assert [] == shown(lesson, 2)


def test_a_block_has_the_names_of_those_above(lesson: Page) -> None:
    """Blocks above run first; the output equals the recorded one, and that is said."""
    verdict = run(lesson, 2)

    assert "✓ the same as recorded" == verdict
    assert ["hello"] == shown(lesson, 2)


def test_a_run_that_differs_says_so(lesson: Page) -> None:
    """What was recorded stays, and stands above what the run shows."""
    verdict = run(lesson, 3)

    assert "differs from what was recorded" == verdict
    assert ["now"] == shown(lesson, 3)
    assert 1 == lesson.locator(f"{RECORDED} + .live-run").count()


def test_a_block_that_is_to_raise(lesson: Page) -> None:
    """An error that the page announces is no failure."""
    verdict = run(lesson, 4)

    assert "✓ the same as recorded" == verdict
    assert ["ZeroDivisionError: division by zero"] == shown(lesson, 4)


def test_await_at_the_top(lesson: Page) -> None:
    """A block may await, as in the tests."""
    verdict = run(lesson, 5)

    assert "✓ the same as recorded" == verdict
    assert ["awaited"] == shown(lesson, 5)


def test_panels_and_tabs_have_names_of_their_own(lesson: Page) -> None:
    """Each panel and tab keeps its names, and the page reaches them by its label."""
    verdict = run(lesson, 10)

    assert "✓ the same as recorded" == verdict
    assert ["one thread, one loop, first, second"] == shown(lesson, 10)


def test_a_static_block_says_why(lesson: Page) -> None:
    """A block that can't run in a browser has a reason in the place of buttons."""
    block = lesson.locator(".highlight.static")
    told = block.evaluate("(it) => getComputedStyle(it, '::after').content")

    assert '"Not live here: it needs real threads"' == told.replace('" "', "")
    assert 0 == block.locator(".live-bar").count()


def test_by_keyboard_alone(browser: Browser, live_site: str) -> None:
    """Tab reaches Run, Enter runs; the same button, still in focus, stops."""
    with opened(browser, f"{live_site}one/") as page:
        focused = tab_to(page, "Run")
        page.keyboard.press("Enter")
        verdict = until_over(page)

        assert "Run" == focused == page.locator(":focus").inner_text()
        assert "✓ the same as recorded" == verdict
        assert ["hello"] == shown(page)


def test_an_error_in_a_block_above(browser: Browser, live_site: str) -> None:
    """It ends the run; the reader's own lines say where, by block and number."""
    with opened(browser, f"{live_site}errors/") as page:
        own = run(page, 2)
        below = run(page, 3)

        assert "raised an error" == own
        assert [STORY] == shown(page, 2)
        assert "not run: block 2 raised an error" == below
        assert ["Block 2, above this one, raised:", STORY] == shown(page, 3)


def test_an_error_within_an_editor_and_a_package(
    browser: Browser, live_site: str
) -> None:
    """Lines are those of the reader's text; a package's come after, without source."""
    with opened(browser, f"{live_site}one/") as page:
        edit(page, "import json\n\n\njson.loads('[')")
        verdict = run(page)
        story = shown(page)[0].split("\n")

        assert "raised an error" == verdict
        assert "line 4, in <module>: json.loads('[')" == story[0]
        assert "json.decoder.JSONDecodeError: Expecting value" in story[-1]


def test_an_example_is_the_real_module(hello: Page) -> None:
    """A block that shows a file has the names of the module."""
    verdict = run(hello, 3)

    assert "✓ the same as recorded" == verdict
    assert ["examples.hello.wsgi_app"] == shown(hello, 3)


def test_a_conversation_has_lanes_that_play(hello: Page) -> None:
    """What the run recorded is drawn as the page's own; steps mark the code's lines."""
    verdict = run(hello, 2)
    live = hello.locator(".live-run conversation-player")
    recorded = hello.locator("article > conversation-player, .conversation").first
    same = live.locator("ol").inner_text() == recorded.locator("ol").inner_text()
    bars = hello.locator(".player-bar").count()
    click(hello, "Next", times=3, bar=1)
    current = live.locator("[aria-current=step] code").inner_text()

    assert "✓ the same as recorded" == verdict
    assert same
    assert 2 == bars
    assert "start_response 200 OK" == current
    assert ["2"] == hello.evaluate(MARKED)
