"""The search finds what explains first, and never what a quiz is to ask."""

from playwright.sync_api import Browser, Page

from tests.browser.players import DESK, opened
from tests.browser.until import until

INPUT = ".md-search__input"
# Of a page and its parts, the one that fits best is opened by Enter.
FOUND = """
() => [...document.querySelectorAll(".md-search-result__item")].map((item) => {
  const scores = [...item.querySelectorAll(".md-search-result__link")].map((link) =>
    [parseFloat(link.querySelector("article").dataset.mdScore), link.href]);
  return scores.sort(([one], [other]) => other - one)[0][1].split("?")[0];
})
"""
FORGET = """
() => document.querySelectorAll(".md-search-result__meta, .md-search-result__list")
  .forEach((part) => part.replaceChildren())
"""
TOLD = """
document.querySelector(".md-search-result__item")
  && document.querySelector(".md-search-result__meta").textContent.match(/matching/)
"""
FIRST = {
    "lifespan": "reference/glossary/#lifespan",
    "event loop": "reference/glossary/#event-loop",
    "sync_to_async": "reference/glossary/#sync-to-async",
    "hop-by-hop": "reference/glossary/#hop-by-hop-header",
    "WSGI serves one request at a time": "myths/#one-at-a-time",
    "an ASGI response is one object": "myths/#one-object",
    "404 under runserver": "answers/#404-under-runserver",
    "What does a WSGI server hand to the app?": "learn/test/#test-wsgi-arguments",
    "memory of idle websockets": "learn/performance/#memory-of-idle-websockets",
}
IN_A_SOLUTION = "dropped in silence"


def found(page: Page, query: str) -> list[str]:
    """The address of each result, the best first."""
    page.evaluate(FORGET)
    page.fill(INPUT, query)
    page.press(INPUT, "End")
    until(page, TOLD)
    return [str(url) for url in page.evaluate(FOUND)]


def test_the_first_result_explains_what_was_asked(
    browser: Browser, site_url: str
) -> None:
    """A word leads to what it means, a sentence to where it stands."""
    with opened(browser, site_url, DESK) as page:
        page.keyboard.press("/")
        first = {query: found(page, query)[0] for query in FIRST}
        by_solution = found(page, IN_A_SOLUTION)

        assert {query: site_url + to for query, to in FIRST.items()} == first
        assert [] == [url for url in by_solution if "learn/test/" in url]
