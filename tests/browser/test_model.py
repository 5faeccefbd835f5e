"""The model to play with: what its sliders say, by keyboard and by ear."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from examples.measured import Load, deployed, measured, run
from tests.browser.accessible import axe
from tests.browser.checks import overflow, shifts
from tests.browser.until import until
from tests.browser.visit import Reader, reading, showing

COME = "document.querySelector('load-model').scrollIntoView()"
READY = "document.querySelector('load-model > form:not([hidden])')"
PAGE = "learn/performance/"


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """The page with the model, its script at work, on a phone."""
    with (
        reading(browser, Reader(360, "light")) as context,
        showing(context, site_url + PAGE) as (shown, _),
    ):
        shown.evaluate(COME)
        until(shown, READY)
        yield shown


def said(page: Page) -> str:
    """What the model says, its verdict first."""
    return " ".join(page.locator("load-model [role=status]").all_inner_texts())


def press(page: Page, name: str, *keys: str) -> None:
    """Press keys on a slider or on the choice of a view."""
    field = page.locator(f"load-model [name={name}]").first
    field.focus()
    for key in keys:
        page.keyboard.press(key)


def test_the_keyboard_changes_the_verdict(page: Page) -> None:
    """Who is ahead depends on the wait, on the view and on the threads."""
    first = said(page)
    press(page, "wait", "Home")
    without_a_wait = said(page)
    press(page, "wait", *["ArrowRight"] * 8)
    press(page, "view", "ArrowRight", "ArrowRight")
    with_a_block = said(page)
    press(page, "view", "ArrowLeft", "ArrowLeft")
    press(page, "threads", "End")

    assert first.startswith("ASGI is ahead")
    assert without_a_wait.startswith("WSGI is ahead")
    assert with_a_block.startswith("WSGI is ahead")
    assert not said(page).startswith("ASGI is ahead")
    assert [] == overflow(page) + axe(page) + shifts(page)


def test_it_says_the_numbers_of_the_tested_model(page: Page) -> None:
    """The times are those of the model in Python, and each slider tells its value."""
    load = Load(200, 0.2)
    both = [run(load, deployed(side, "sync", 4)).seconds for side in ("WSGI", "ASGI")]
    values = page.locator("load-model input[type=range]").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('aria-valuetext'))"
    )

    assert f"WSGI: all have their answer after {both[0]:.1f} s" in said(page)
    assert f"ASGI: all have their answer after {both[1]:.2f} s" in said(page)
    assert ["200", "200 ms", "0 ms", "1", "4"] == values


def test_beyond_what_was_measured_it_says_so(page: Page) -> None:
    """With a million clients, it tells from what it goes on."""
    before = said(page)
    press(page, "clients", "End")

    held = max(case["held"] for case in measured()["sockets"])
    assert "Extrapolated" not in before
    assert "with up to 200 clients and 4 processes" in said(page)
    assert f"hold {held:,} idle WebSockets" in said(page)
    assert "1,000,000 would take" in said(page)
    assert [] == overflow(page)
