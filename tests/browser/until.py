"""Waits for what a page is to become."""

from playwright.sync_api import Page

from tests.browser import limits

# Playwright's own wait evaluates text within the page, which the site's policy forbids.
WAIT = """
async (limit) => {
  const end = performance.now() + limit;
  while (!(%s)) {
    if (performance.now() > end) throw new Error(`not within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
"""
INDEXED = """
performance.getEntriesByType("resource").some(({ name, responseEnd }) =>
  responseEnd && name.endsWith("search_index.json"))
"""
"""Whether the search is there to be used; until then, `/` opens Firefox's own."""


def until(page: Page, condition: str, limit: int = limits.LOAD_MS) -> None:
    """Wait until a condition holds.

    Args:
        page: The page.
        condition: A JavaScript expression.
        limit: How long to wait, in milliseconds.
    """
    page.evaluate(WAIT % condition, limit)
