"""Find the Chromium that the browser tests drive."""

import os
import shutil
import sys
from collections.abc import Iterator

from scripts.commands import run

# The shell is the same browser without its own windows, which take half of the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
START_LIMIT = 30

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
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    # Another process, because Playwright's sync API can't be nested.
    worked, path = _printed([sys.executable, "-c", PRINT_PLAYWRIGHTS_OWN])
    if worked:
        yield path.strip()


def _starts(path: str) -> bool:
    # Ubuntu's chromium-browser may be a stub that only asks for a snap.
    return os.access(path, os.X_OK) and _printed([path, "--version"])[0]


def _printed(command: list[str]) -> tuple[bool, str]:
    return run(command, START_LIMIT, with_errors=False)
