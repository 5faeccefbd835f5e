"""How the browser of the browser tests is found."""

import subprocess
import sys
from pathlib import Path

from scripts import chromium
from tests.setup.standins import LIMIT, add_program


def test_first_browser_that_starts_is_found(path: Path) -> None:
    """A stub that doesn't start, as Ubuntu has one, is passed over."""
    add_program(path, "chromium-browser", "exit 10")
    add_program(path, "google-chrome", "exit 0")

    found = chromium.find()

    assert str(path / "google-chrome") == found


def test_playwrights_own_is_found_last(path: Path) -> None:
    """When none of the system's starts, Playwright's own is taken."""
    add_program(path, "chromium", "exit 1")
    ask = [sys.executable, "-c", chromium.PRINT_PLAYWRIGHTS_OWN]
    printed = subprocess.run(ask, stdout=subprocess.PIPE, timeout=LIMIT, check=True)
    own = Path(printed.stdout.decode().strip())
    own.parent.mkdir(parents=True)
    add_program(own.parent, own.name, "exit 0")

    found = chromium.find()

    assert str(own) == found


def test_no_browser_is_none(path: Path) -> None:
    """Where no browser starts, none is found."""
    add_program(path, "chromium", "exit 1")

    found = chromium.find()

    assert found is None
