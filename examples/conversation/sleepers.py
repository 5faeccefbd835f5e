"""Who runs in which thread, and what becomes of the others while it sleeps."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

T = TypeVar("T")


class Sleeper(Protocol):
    """Who may speak, and sleep, in a thread."""

    def take(self) -> None:
        """Waits until it may speak."""

    def sleep(self, seconds: float, really: Callable[[float], T]) -> T:
        """Sleeps, and lets others go on meanwhile if they can."""


MINE: dict[int, Sleeper] = {}
"""Who it is, by the thread's identity."""


@contextmanager
def runs_here(sleeper: Sleeper) -> Iterator[None]:
    """What runs in this block, in this thread, is that one."""
    thread = threading.get_ident()
    before = MINE.get(thread)
    MINE[thread] = sleeper
    try:
        yield
    finally:
        del MINE[thread]
        if before is not None:
            MINE[thread] = before


def sleeper_here() -> Sleeper | None:
    """Who runs in this thread, if that is known."""
    return MINE.get(threading.get_ident())


def length(seconds: object) -> float:
    """How long a sleep is; of what is no number nobody knows."""
    return max(0.0, seconds) if isinstance(seconds, int | float) else 0.0
