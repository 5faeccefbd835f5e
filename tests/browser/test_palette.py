"""The colours: the system's, until the reader chooses light or dark."""

from playwright.sync_api import Browser, Page

from tests.browser.until import until
from tests.browser.visit import Reader, reading, showing

SHOWN = "document.querySelector('.palette > button:not([hidden])')"
SAID = f"{SHOWN}.title"
GROUND = "getComputedStyle(document.body).backgroundColor"
META = "document.querySelector('meta[name={}]').content"
WHITE, DARK = "rgb(255, 255, 255)", "rgb(20, 23, 28)"
BUTTONS = [
    "Follows the system; switch to light",
    "Light; switch to dark",
    "Dark; follow the system",
]


def look(page: Page) -> tuple[str, str]:
    """The colour of the ground, and the scheme that the browser is told of."""
    until(page, f"{META.format('theme-color')} === {GROUND}")
    return page.evaluate(GROUND), page.evaluate(META.format("color-scheme"))


def press(page: Page) -> None:
    """Press the one button that is shown, by the keyboard."""
    page.evaluate(f"{SHOWN}.focus()")
    page.keyboard.press("Enter")


def test_the_keyboard_goes_through_the_colours(browser: Browser, site_url: str) -> None:
    """From the system's to light, dark and back, and each holds on the next page."""
    reader = Reader(360, "dark")
    with reading(browser, reader) as context:
        looks, buttons = [], []
        for _ in range(4):
            with showing(context, f"{site_url}learn/why/") as (page, _):
                looks.append(look(page))
                buttons.append(page.evaluate(SAID))
                press(page)
                look(page)
        with showing(context, site_url) as (page, _):
            last = page.evaluate(SAID)

    assert looks == [
        (DARK, "light dark"),
        (WHITE, "light"),
        (DARK, "dark"),
        (DARK, "light dark"),
    ]
    assert [*buttons, last] == [*BUTTONS, *BUTTONS[:2]]


def test_a_press_changes_the_page_at_once(browser: Browser, site_url: str) -> None:
    """The button pressed gives its place and the focus to the next one."""
    with (
        reading(browser, Reader(1440, "dark")) as context,
        showing(context, site_url) as (page, _),
    ):
        press(page)
        light = look(page)
        focused = page.evaluate("document.activeElement.title")
        page.keyboard.press("Enter")
        dark = look(page)

        assert (WHITE, "light") == light
        assert BUTTONS[1] == focused
        assert (DARK, "dark") == dark


def test_without_a_choice_the_colours_follow_the_system(
    browser: Browser, site_url: str
) -> None:
    """Also when the system changes while the page is read."""
    with (
        reading(browser, Reader(360, "light")) as context,
        showing(context, site_url) as (page, _),
    ):
        before = look(page)
        page.emulate_media(color_scheme="dark")
        after = look(page)

        assert (WHITE, "light dark") == before
        assert (DARK, "light dark") == after
