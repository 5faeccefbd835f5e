"""Gets ready to check pages, waits for their names on stdin, checks them and ends."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TextIO

import pytest

OPTIONS = ("-p", "no:terminal", "-p", "no:cacheprovider")
SHOWN = 3
"""How many failures of a page are shown at once; the first is often the cause."""
LINES = 8
"""How long a failure may be."""


class Told:
    """A pytest plugin: what to check comes late, and what is wrong is said at once.

    Args:
        asked: Where the names of the pages come from.
        terminal: Where it is said what is wrong.
    """

    def __init__(self, asked: TextIO, terminal: TextIO) -> None:
        self._asked = asked
        self._terminal = terminal
        self._page = ""
        self._seen: Counter[str] = Counter()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> None:
        """Wait, now that all is imported, and take the pages to check.

        Raises:
            pytest.exit.Exception: Nothing has to be checked any more.
        """
        names = self._asked.read().splitlines()
        if not names:
            pytest.exit("nothing to check", returncode=0)
        session.config.args = names

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Say why a page could not be read."""
        if report.failed:
            self._say(_words(report))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Say what is wrong as soon as it is known."""
        page = report.nodeid.partition("::")[0]
        if page != self._page:
            self.pytest_sessionfinish()
            self._page = page
        if report.when == "call" or report.failed:
            self._seen[report.outcome] += 1
        if report.failed and self._seen["failed"] <= SHOWN:
            self._say(_words(report))

    def pytest_sessionfinish(self) -> None:
        """Say what came of the page whose checks have ended."""
        failed, total = self._seen["failed"], self._seen.total()
        checks = f"{total} check{'s' if total > 1 else ''}"
        if failed:
            self._say(f"{self._page}: {failed} of {checks} failed")
        elif total:
            self._say(f"{self._page}: {checks} passed")
        self._seen.clear()

    def _say(self, words: str) -> None:
        lines = words.split("\n")
        if len(lines) > LINES:
            lines = [*lines[:LINES], "  ..."]
        print(*lines, sep="\n", file=self._terminal, flush=True)


def _words(report: pytest.TestReport | pytest.CollectReport) -> str:
    """A page's own words, which begin with `path:line`, or pytest's in that form."""
    text = getattr(report.longrepr, "text", None)
    if isinstance(text, str):
        return text
    crash = getattr(report.longrepr, "reprcrash", None)
    if crash is None:
        return f"{report.nodeid}: {report.longreprtext}"
    return f"{os.path.relpath(crash.path)}:{crash.lineno}: {crash.message}"


def main() -> None:
    """Check the pages that stdin names, one a line."""
    # Pytest puts others in their place.
    terminal = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    asked = os.fdopen(os.dup(sys.stdin.fileno()), encoding="utf-8")
    told = Told(asked, terminal)
    sys.exit(pytest.main([*OPTIONS, "docs"], plugins=[told]))


if __name__ == "__main__":
    main()
