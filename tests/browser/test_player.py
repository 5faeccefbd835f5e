"""The player: a reader steps through a conversation."""

import pytest
from playwright.sync_api import Browser

from tests.browser.players import click, opened, status, steps, tab_to


def test_all_is_shown_until_the_reader_asks(browser: Browser, player_site: str) -> None:
    """Before the first move there is no step, and all are complete."""
    with opened(browser, f"{player_site}pair/") as page:
        assert [[0, 0], [0, 0]] == steps(page)
        assert "All 6 steps" == status(page)
        assert f"{player_site}pair/" == page.url


def test_the_buttons_step(browser: Browser, player_site: str) -> None:
    """Next, Back, Restart and Show all do what they say."""
    with opened(browser, player_site) as page:
        seen = []
        for name in ("Next", "Next", "Next", "Back", "Restart", "Show all"):
            click(page, name)
            seen += steps(page)

        assert [[1, 4], [2, 3], [3, 2], [2, 3], [1, 4], [0, 0]] == seen


def test_a_button_says_when_it_leads_nowhere(
    browser: Browser, player_site: str
) -> None:
    """What can't be pressed says so, keeps the focus, and does nothing."""
    disabled = '[aria-disabled="true"]'
    with opened(browser, player_site) as page:
        at_first = page.locator(disabled).all_inner_texts()
        click(page, "Next", times=5)
        at_last = page.locator(disabled).all_inner_texts()
        page.keyboard.press("Enter")

        assert ["Back", "Show all"] == at_first
        assert ["Next"] == at_last
        assert "Next" == page.locator(":focus").inner_text()
        assert [[5, 0]] == steps(page)


def test_the_step_is_told_in_words(browser: Browser, player_site: str) -> None:
    """The status says where the reader is, and what is said there."""
    with opened(browser, player_site) as page:
        click(page, "Next", times=2)

        told = " ".join(status(page).split())
        assert told == "Step 2 of 5: Server to app: call GET /"


def test_the_keyboard_alone_is_enough(browser: Browser, player_site: str) -> None:
    """Tab leads to the buttons; there, arrows, Home and End step."""
    with opened(browser, player_site) as page:
        seen = [tab_to(page, "Next")]
        for key in ("Enter", "ArrowRight", "ArrowRight", "ArrowLeft", "End", "Home"):
            page.keyboard.press(key)
            seen += steps(page)

        expected = [[1, 4], [2, 3], [3, 2], [2, 3], [5, 0], [1, 4]]
        assert ["Next", *expected] == seen
        assert "Next" == page.locator(":focus").inner_text()


@pytest.mark.parametrize(
    ("address", "focused"),
    [
        ("", "input"),
        ("", "pre > code"),
        ("", "body"),
        ("clients/", "conversation-player .scroll"),
    ],
)
def test_keys_are_left_to_what_else_has_the_focus(
    browser: Browser, player_site: str, address: str, focused: str
) -> None:
    """In a field, in what scrolls, and outside of the player, arrows don't step."""
    with opened(browser, player_site + address) as page:
        page.locator(focused).first.evaluate("(it) => { it.tabIndex = 0; it.focus(); }")
        page.keyboard.press("ArrowRight")

        assert [[0, 0]] == steps(page)


@pytest.mark.parametrize("held", ["Alt", "Control", "Meta", "Shift"])
def test_keys_with_a_modifier_are_left_to_the_browser(
    browser: Browser, player_site: str, held: str
) -> None:
    """Alt and an arrow lead back in the browser, so they must not step."""
    with opened(browser, player_site) as page:
        click(page, "Next", times=2)
        taken = page.locator(":focus").evaluate(
            """(it, held) => !it.dispatchEvent(new KeyboardEvent("keydown", {
              key: "ArrowRight", [`${held}Key`]: true, bubbles: true, cancelable: true,
            }))""",
            {"Alt": "alt", "Control": "ctrl", "Meta": "meta", "Shift": "shift"}[held],
        )

        assert not taken
        assert [[2, 3]] == steps(page)


def test_two_sides_step_together(browser: Browser, player_site: str) -> None:
    """One bar drives both; the shorter side stays at its last step."""
    with opened(browser, f"{player_site}pair/") as page:
        click(page, "Next", times=3)
        third, told = steps(page), status(page)
        click(page, "Next", times=3)

        assert 1 == page.locator(".player-bar").count()
        assert [[3, 2], [3, 3]] == third
        assert ["WSGI", "ASGI"] == [line.split()[0] for line in told.splitlines()[1:]]
        assert [[5, 0], [6, 0]] == steps(page)
        assert "WSGI done" == status(page).splitlines()[1]


def test_each_pair_of_several_steps_by_itself(
    browser: Browser, player_site: str
) -> None:
    """The second player of a panel steps with the second of the other."""
    with opened(browser, f"{player_site}pairs/") as page:
        click(page, "Next", bar=0)
        first = steps(page)
        click(page, "Next", times=2, bar=3)

        assert [[1, 4], [0, 0], [1, 5], [0, 0]] == first
        assert [[1, 4], [2, 1], [1, 5], [2, 1]] == steps(page)
