"""Every page of the built site, as every reader meets it."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.checks import ALL, IN_THE_DARK, WITHOUT_SCRIPTS
from tests.browser.serve import pages
from tests.browser.visit import Reader, findings, reading, showing

# Each width, each scheme, with and without scripts: the gate has time for no more.
READERS = {
    Reader(360, "light"): ALL,
    Reader(1440, "dark"): IN_THE_DARK,
    Reader(1440, "light", scripts=False): WITHOUT_SCRIPTS,
}
if "EVERY_READER" in os.environ:  # `make readers` has
    READERS |= {
        Reader(1440, "light"): ALL,
        Reader(360, "dark"): IN_THE_DARK,
        Reader(360, "dark", scripts=False): WITHOUT_SCRIPTS,
    }


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_every_page_keeps_the_ground_rules(
    browser: Browser,
    site_url: str,
    built_site: Path,
    subtests: pytest.Subtests,
    reader: Reader,
) -> None:
    """No page errs, calls elsewhere, overflows, shifts or shuts a reader out."""
    with reading(browser, reader) as context:
        for page in pages(built_site):
            with subtests.test(page=page):
                found = findings(context, site_url + page, READERS[reader])

                assert [] == found


def test_a_missing_page_says_so_with_all_its_files(
    browser: Browser, site_url: str
) -> None:
    """A wrong address, at any depth, answers 404 with the site's own page."""
    address = site_url + "no/such/page/"
    with (
        reading(browser, Reader(1440, "light")) as context,
        showing(context, address) as (page, traffic),
    ):
        answers = [said for said in traffic.findings if "answer" in said]

        assert [f"answer 404: {address}"] == answers
        assert "404" in page.locator("h1").inner_text()
