"""A thread's right to go on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from typing import Protocol, TypeVar

from examples.conversation.sleepers import MINE, length

T = TypeVar("T")

DIGITS = 9
"""Of a time: two sums of the same naps are the same time."""


class Giver(Protocol):
    """Who gives the turns."""

    def wait_for(self, turn: Turn) -> None:
        """Waits until that one may go on."""

    def put_off(self, turn: Turn, seconds: float) -> None:
        """It goes on later."""

    def wake(self, turn: Turn, early: bool) -> None:
        """It wants to go on, earlier than it said if it was woken."""


class Turn:
    """A thread's right to go on.

    Attributes:
        number: Who goes first of two that are due at the same time.
        whose: To whom it belongs.
        due: When it wants to go on; infinite while nobody can tell.
        lost_at: After which move it was lost; `None` unless it was.
        is_asleep: Whether it really sleeps.
        is_here: Whether it waits for its turn.
        rests_now: Whether it waits for whoever gives the turns.
    """

    def __init__(self, giver: Giver, number: int, whose: object, due: float) -> None:
        self.number, self.whose, self.due = number, whose, due
        self.lost_at: int | None = None
        self.is_asleep = self.is_here = self.rests_now = False
        self._giver = giver

    def take(self) -> None:
        """Waits for the turn."""
        self._giver.wait_for(self)

    def sleep(self, seconds: float, really: Callable[[float], T]) -> T:
        """Gives the turn up while it sleeps; what comes back has woken it."""
        self._giver.put_off(self, length(seconds))
        slept = None
        try:
            slept = really(seconds)
            return slept
        finally:
            self._giver.wake(self, early=bool(slept))
            self.take()

    @contextmanager
    def rests(self) -> Iterator[None]:
        """It waits, in this block, for whoever gives the turns."""
        self._giver.put_off(self, inf)
        self.rests_now = True
        try:
            yield
        finally:
            self.rests_now = False
            self._giver.wake(self, early=True)

    def is_able(self, moves: int) -> bool:
        """Whether it can go on, after so many moves, or will by itself."""
        if self.lost_at is not None:
            return self.is_here or self.lost_at < moves
        return self.due < inf

    def rank(self) -> tuple[float, bool, int]:
        """The least of these goes first."""
        return round(self.due, DIGITS), self.lost_at is not None, self.number


def resting(thread: threading.Thread | None) -> Turn | None:
    """Who rests in a thread, if anybody does."""
    who = MINE.get(thread.ident or 0) if thread else None
    return who if isinstance(who, Turn) and who.rests_now else None
