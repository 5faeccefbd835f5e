"""Checks pages beside the server, each time in a process that is there already."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

Process = subprocess.Popen[bytes]
COMMAND = (sys.executable, "-m", "scripts.serve.check")


class Checker:
    """At most one process that checks, and one that is ready to.

    Args:
        folder: Of the project.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready: Process | None = None
        self._busy: Process | None = None
        self._pages: list[Path] = []

    def get_ready(self) -> None:
        """Start the process that the next check is done by, unless it is there."""
        if self._ready is None or self._ready.poll() is not None:
            self._ready = _start(self._folder)

    def check(self, pages: Iterable[Path]) -> None:
        """Begin to check pages; what was being checked begins anew, after them.

        Args:
            pages: Their paths, relative to the folder.
        """
        is_busy = self._busy is not None and self._busy.poll() is None
        self._pages = list(dict.fromkeys([*pages, *(self._pages if is_busy else ())]))
        _end(self._busy)
        self.get_ready()
        self._busy, self._ready = self._ready, None
        there = [str(page) for page in self._pages if (self._folder / page).exists()]
        _ask(self._busy, "\n".join(there))

    def stop(self) -> None:
        """End both processes, and all that they started."""
        _end(self._busy)
        _end(self._ready)
        self._busy = self._ready = None


def _start(folder: Path) -> Process:
    return subprocess.Popen(
        COMMAND,
        cwd=folder,
        # Plugins that happen to be installed take half of a start.
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        stdin=subprocess.PIPE,
        start_new_session=True,
    )


def _ask(process: Process | None, text: str) -> None:
    assert process
    assert process.stdin
    with suppress(BrokenPipeError), process.stdin as asked:
        asked.write(text.encode())


def _end(process: Process | None) -> None:
    if process is None:
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
