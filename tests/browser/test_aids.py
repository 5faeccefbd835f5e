"""What helps to read: the copied page, the keys, the words of the glossary."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.browser.accessible import axe
from tests.browser.checks import overflow
from tests.browser.players import DESK, opened
from tests.browser.until import INDEXED, until
from tests.browser.visit import Reader, reading, settle, showing

CLIPBOARD = ["clipboard-read", "clipboard-write"]
COPIED = "navigator.clipboard.readText()"
TWIN = "fetch('index.md').then((answer) => answer.text())"
LISTED = "[...document.querySelectorAll('.keys kbd')].map((key) => key.textContent)"
IS_OPEN = "document.querySelector('dialog.keys')?.open"
IS_ON = "document.activeElement.matches('{}')"
SEARCH = ".md-search__input"
SEARCHING = "document.querySelector('[data-md-toggle=search]').checked"
WORD = "article a[href*='glossary/#']"
TIP = ".word-tip:not([hidden])"


def status(page: Page) -> str:
    """What the page says beside the button that copies it."""
    said = page.locator(".copy-page [role=status]")
    until(page, "document.querySelector('.copy-page [role=status]').textContent")
    return said.inner_text()


def test_a_page_is_copied_as_markdown(browser: Browser, site_url: str) -> None:
    """The clipboard holds the page's twin; where there is none, a link is left."""
    with (
        reading(browser, DESK) as context,
        showing(context, f"{site_url}learn/why/") as (page, _),
    ):
        context.grant_permissions(CLIPBOARD)
        copy = page.get_by_role("button", name="Copy page")
        copy.press("Enter")
        said = status(page)
        copied = page.evaluate(COPIED)
        twin = page.evaluate(TWIN)
        page.route("**/index.md", lambda route: route.abort())
        copy.click()
        until(page, "document.querySelector('.copy-page a')")

        assert "Copied" == said
        assert twin == copied
        assert copied.startswith("# Why")
        assert "Could not copy: open it" == status(page)


def test_where_nothing_may_be_copied_a_link_is_left(
    browser: Browser, site_url: str
) -> None:
    """The link leads to the same Markdown."""
    with opened(browser, f"{site_url}reference/", DESK) as page:
        page.get_by_role("button", name="Copy page").click()

        said = status(page)
        link = page.locator(".copy-page a").get_attribute("href")

    assert "Could not copy: open it" == said
    assert f"{site_url}reference/index.md" == link


def test_without_scripts_there_is_no_button(browser: Browser, site_url: str) -> None:
    """What would do nothing isn't there, but the Markdown is announced."""
    with opened(browser, site_url, Reader(1440, "light", scripts=False)) as page:
        link = page.locator("link[type='text/markdown'][rel~=alternate]")

        assert 0 == page.locator("button.aid").count()
        assert "index.md" == link.get_attribute("href")


def test_the_list_of_keys_opens_and_closes(browser: Browser, site_url: str) -> None:
    """By ? or the button, never while one types; the focus is back where it was."""
    for reader in (DESK, Reader(360, "dark")):
        with opened(browser, f"{site_url}learn/why/", reader) as page:
            button = page.get_by_role("button", name="Keys")
            button.press("Enter")
            until(page, IS_OPEN)
            found = [*overflow(page), *axe(page)]
            page.keyboard.press("n")
            page.keyboard.press("Escape")
            closed = page.evaluate(IS_OPEN)
            back = page.evaluate(IS_ON.format(".md-copyright .aid"))
            page.locator(WORD).first.focus()
            page.keyboard.press("?")
            until(page, IS_OPEN)
            page.get_by_role("button", name="Close").press("Enter")

            assert [] == found
            assert (False, True) == (closed, back)
            assert page.evaluate(IS_ON.format("[href*=glossary]"))
            assert page.url.endswith("learn/why/")

    with opened(browser, site_url, DESK) as page:
        page.keyboard.press("/")
        page.keyboard.type("lifespan?")

        assert "lifespan?" == page.locator(SEARCH).input_value()
        assert not page.evaluate(IS_OPEN)


def goes(page: Page, key: str, to: str) -> None:
    """A key shows another page."""
    page.keyboard.press(key)
    page.wait_for_url(f"**/{to}")
    settle(page)


def searches(page: Page, key: str) -> None:
    """A key leads to the search, once Material has made it ready, and Escape back."""
    until(page, INDEXED)
    page.keyboard.press(key)
    until(page, f"{IS_ON.format(SEARCH)} && {SEARCHING}")
    page.keyboard.press("Escape")
    until(page, f"!{IS_ON.format(SEARCH)} && !{SEARCHING}")


def steps(page: Page, key: str, to: str) -> None:
    """A key moves the first player of the page."""
    page.locator(".player-bar button").first.focus()
    page.keyboard.press(key)
    status = page.locator(".player-bar [role=status] > strong").first

    assert status.inner_text().startswith(f"Step {to} of")


def flips(page: Page) -> None:
    """The keys of a card do what the buttons below it do."""
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Flip").wait_for()
    status = page.locator(".flip-bar [role=status]")
    due = int(status.inner_text().split()[0])
    for key in (" ", "1", " ", "2"):
        page.keyboard.press(key)

    assert status.inner_text().startswith(f"{due - 1} due")


def edits(page: Page) -> None:
    """Escape lets Tab leave the editor, and Ctrl+Enter runs the block in it."""
    page.get_by_role("button", name="Edit block 1", exact=True).click()
    until(page, IS_ON.format(".live-editor"))
    page.keyboard.press("Control+Enter")
    until(page, "document.querySelector('.live-bar [role=status]').textContent")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")

    assert not page.evaluate(IS_ON.format(".live-editor"))


def test_every_key_does_what_the_list_says(browser: Browser, site_url: str) -> None:
    """Each that is listed is pressed here, where it is said to work."""
    checks: dict[str, Callable[[Page], None]] = {
        "F": lambda page: searches(page, "f"),
        "N": lambda page: goes(page, "n", "learn/concepts/"),
        "S": lambda page: searches(page, "s"),
        "P": lambda page: goes(page, "p", "learn/why/"),
        "/": lambda page: searches(page, "/"),
        ".": lambda page: goes(page, ".", "learn/concepts/"),
        ",": lambda page: goes(page, ",", "learn/why/"),
        "→": lambda page: steps(page, "ArrowRight", "1"),
        "End": lambda page: steps(page, "End", "13"),
        "←": lambda page: steps(page, "ArrowLeft", "12"),
        "Home": lambda page: steps(page, "Home", "1"),
        "Ctrl + Enter": edits,
    }
    with_another = {"?", "Escape", "Escape, then Tab", "Space", "1", "2"}
    with opened(browser, f"{site_url}learn/why/", DESK) as page:
        page.keyboard.press("?")
        until(page, IS_OPEN)
        listed = page.evaluate(LISTED)
        page.keyboard.press("Escape")
        until(page, f"!{IS_OPEN}")
        for check in checks.values():
            check(page)

    with opened(browser, f"{site_url}learn/review/", DESK) as page:
        flips(page)

    assert {*checks} | with_another == set(listed)


def test_a_word_says_what_it_means(browser: Browser, site_url: str) -> None:
    """By focus and by pointer, at the word, until Escape or until one leaves it."""
    with opened(browser, site_url, DESK) as page:
        word = page.locator(WORD).first
        word.focus()
        page.locator(TIP).wait_for()
        said = page.locator(TIP).inner_text()
        described = word.get_attribute("aria-describedby")
        found = [*overflow(page), *axe(page)]
        page.keyboard.press("Escape")
        escaped = page.locator(TIP).count()
        page.locator(WORD).nth(1).hover()
        page.locator(TIP).wait_for()
        hovered = page.locator(TIP).inner_text()
        page.locator(TIP).hover()
        page.mouse.move(5, 5)
        page.locator(TIP).wait_for(state="detached")

        assert "WSGI: the Web Server Gateway Interface: a server calls" in said
        assert "PEP 3333" not in said
        assert said.endswith("from what it returns.")
        assert "__word" == described
        assert [] == found
        assert 0 == escaped
        assert hovered.startswith("Server: talks to clients")


def test_a_finger_is_told_first(browser: Browser, site_url: str) -> None:
    """One touch shows what a word means, a second one leads to the glossary."""
    with (
        reading(browser, Reader(360, "light", touches=True)) as context,
        showing(context, site_url) as (page, _),
    ):
        word = page.locator(WORD).nth(2)
        page.locator("h1").tap()
        page.locator(".word-tip").wait_for(state="attached")
        word.tap()
        page.locator(TIP).wait_for()
        where = page.url
        word.tap()
        page.wait_for_url("**/reference/glossary/#app")

        assert site_url == where
        page.locator("strong#app").wait_for()
