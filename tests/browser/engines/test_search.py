"""The search, by keys alone."""

from tests.browser.engines.window import Window, until
from tests.browser.until import INDEXED

FIRST = "document.querySelector('.md-search-result__link')"


def test_enter_opens_the_first_result(window: Window, site: str) -> None:
    """A key leads to the field, a word finds its page, and Enter goes there."""
    window.open(site)
    until(window, INDEXED)
    window.press("/")
    until(window, "document.activeElement?.matches('.md-search__input')")
    window.write("django and channels")
    until(window, f"{FIRST}?.checkVisibility()")
    window.press("Enter")
    until(window, "document.title.startsWith('Django and Channels')")

    assert f"{site}django/" == window.evaluate("location.href.split('?')[0]")
