"""Every page of the built site, as every reader meets it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import limits
from tests.browser.budget import budget
from tests.browser.checks import (
    ALL,
    WITHOUT_SCRIPTS,
    Check,
    in_the_dark,
    on_paper,
    overflow,
    shifts,
)
from tests.browser.door import Door
from tests.browser.serve import pages, serving, site_path
from tests.browser.visit import Reader, findings, reading, showing

# Who has come in the light then turns it off, for a page takes as long to load as to
# look at.
READERS: dict[Reader, tuple[Check, ...]] = {
    Reader(360, "light", reads_on=True): (*ALL, in_the_dark),
    Reader(1440, "light"): (budget, *ALL, in_the_dark, on_paper),
    Reader(360, "light", scripts=False): (overflow, shifts),
    Reader(1440, "light", scripts=False): (overflow, shifts, on_paper),
}
# A browser without a screen leaves out frames that nobody asks for.
EACH_FRAME = "(function draw() { requestAnimationFrame(draw); })()"
# Of each kind of what scripts turn into something else, a page that holds it all.
UPGRADED = ("", "learn/review/", "learn/test/", "learn/try/", "learn/visualize/")


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_every_page_keeps_the_ground_rules(
    browser: Browser,
    site_url: str,
    built_site: Path,
    subtests: pytest.Subtests,
    reader: Reader,
) -> None:
    """No page errs, weighs, calls elsewhere, overflows, shifts, or shuts one out."""
    with reading(browser, reader) as context:
        for page in pages(built_site):
            with subtests.test(page=page):
                found = findings(context, site_url + page, READERS[reader])

                assert [] == found


def test_without_scripts_nobody_is_shut_out(
    browser: Browser, site_url: str, subtests: pytest.Subtests
) -> None:
    """What scripts would turn into something else is open to all as it stands."""
    checks = (*WITHOUT_SCRIPTS, in_the_dark)
    with reading(browser, Reader(360, "light", scripts=False)) as context:
        for page in UPGRADED:
            with subtests.test(page=page):
                found = findings(context, site_url + page, checks)

                assert [] == found


@pytest.mark.parametrize("address", ["", "learn/why/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_page_that_comes_tag_by_tag_shifts_nothing(
    browser: Browser, built_site: Path, width: int, address: str
) -> None:
    """What a slow network shows of the frame and of its parts stays where it is."""
    door = Door()
    door.trickling = (f"/{address}",)
    with (
        serving(built_site, site_path(built_site), door=door) as url,
        reading(browser, Reader(width, "light")) as context,
    ):
        context.set_default_timeout(limits.TRICKLE_MS)
        context.add_init_script(EACH_FRAME)
        with showing(context, url + address) as (page, _):
            assert [] == shifts(page)


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
