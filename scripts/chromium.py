"""Find the Chromium that the browser tests drive."""

import shutil
import sys
from collections.abc import Iterator

from scripts.commands import START_LIMIT, run, starts

# The shell is the same browser without its own windows, which take half of the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)

PRINT_PLAYWRIGHTS_OWN = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find() -> str | None:
    """Find a Chromium or Chrome that starts.

    Returns:
        The path of the system's own, else of Playwright's, else `None`.
    """
    return next((path for path in _candidates() if starts(path)), None)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    # Another process, because Playwright's sync API can't be nested.
    ask = [sys.executable, "-c", PRINT_PLAYWRIGHTS_OWN]
    worked, path = run(ask, START_LIMIT, with_errors=False)
    if worked:
        yield path.strip()
