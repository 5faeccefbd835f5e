"""How long nothing was heard of a thread."""

from __future__ import annotations

import threading
from pathlib import Path
from time import monotonic

from examples.conversation import limits

THREADS = Path("/proc/self/task")
"""Where Linux tells what each thread of this process does."""


class Silence:
    """Since when nothing was heard.

    Attributes:
        is_first: Whether nothing was heard at all.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A thread goes on."""
        self.end()
        self.is_first = True

    def end(self) -> None:
        """It has said something."""
        self._since, self._looks, self.is_first = monotonic(), 0, False

    def is_long(self) -> bool:
        """Whether it waits for what can't be seen, as far as the caller can tell."""
        self._looks += 1
        seconds = monotonic() - self._since
        if seconds <= limits.SILENCE or self._looks < limits.LOOKS:
            return False
        if seconds > limits.WORK or not _another_works():
            return True
        self._looks = 0
        return False


def _another_works() -> bool:
    """Whether another thread works, or would if the machine were less busy."""
    me = str(threading.get_native_id())
    return any(
        _works(thread) for thread in THREADS.glob("*/stat") if thread.parent.name != me
    )


def _works(thread: Path) -> bool:
    try:
        told = thread.read_text(encoding="utf-8")
    except OSError:  # it has ended
        return False
    return told.rpartition(")")[2].split()[0] == "R"
