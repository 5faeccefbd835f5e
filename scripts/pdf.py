"""Prints the home page, down to its snapshot, on one sheet. Run by `make pdf`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, PdfMargins, sync_playwright

from scripts import chromium
from scripts.audit.host import hosting
from scripts.site.make import SITE, site

SHEET = SITE / "snapshot.pdf"
STYLE = Path(__file__).with_name("sheet.css")
SCALE = 0.72
"""At which the paper is as wide as a screen that has both sides beside each other."""
MARGIN = PdfMargins(top="12mm", bottom="14mm", left="10mm", right="10mm")
FOOT = """
<p style="width: 100%; font: 7pt system-ui, sans-serif; text-align: center">
ASGI vs WSGI in Django: every block is a run that the tests repeat</p>
"""


def main() -> int:
    """Write the sheet.

    Returns:
        The status for the process: 1 where there is no browser to print with.
    """
    program = chromium.find()
    if program is None:
        print("pdf: no Chromium found", file=sys.stderr)
        return 1
    site()
    with sync_playwright() as playwright, hosting(SITE) as url:
        browser = playwright.chromium.launch(executable_path=program)
        SHEET.write_bytes(sheet(browser, url))
        browser.close()
    print(SHEET.relative_to(Path.cwd()) if SHEET.is_relative_to(Path.cwd()) else SHEET)
    return 0


def sheet(browser: Browser, url: str) -> bytes:
    """Print it.

    Args:
        browser: A Chromium: others print no PDF.
        url: The address of the site.

    Returns:
        The PDF.
    """
    context = browser.new_context(bypass_csp=True, color_scheme="light")
    page = context.new_page()
    page.goto(url)
    page.locator(".player-bar").first.wait_for()
    page.add_style_tag(path=STYLE)
    printed = page.pdf(
        format="A4",
        scale=SCALE,
        margin=MARGIN,
        print_background=True,
        display_header_footer=True,
        header_template="<p></p>",
        footer_template=FOOT,
    )
    context.close()
    return printed


if __name__ == "__main__":
    sys.exit(main())
