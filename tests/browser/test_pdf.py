"""The home page on one sheet of paper."""

import re

from playwright.sync_api import Browser

from scripts.pdf import sheet

PAGE = re.compile(rb"/Type\s*/Page\b")
ADDRESS = re.compile(rb"/URI \(([^)]+)\)")


def test_it_is_one_page_that_ends_with_the_snapshot(
    browser: Browser, site_url: str
) -> None:
    """Its last link is the snapshot's last: all of it is there, and nothing below."""
    printed = sheet(browser, site_url)

    assert 1 == len(PAGE.findall(printed))
    assert b"async/#async-views" in ADDRESS.findall(printed)[-1]
