"""Lets threads go on by turns, so that each record of a run is the same.

One thread at a time has the turn. It gives it up where it sleeps, and at its end. One
of which nothing is heard has lost it, until it is back or another has moved on.

Time is counted, not measured: it passes where somebody sleeps. So who goes on first
does not depend on how busy the machine is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

from examples.conversation import limits
from examples.conversation.silence import Silence
from examples.conversation.turn import Turn


class Turns:
    """Who may go on, and what time it is.

    Args:
        wake: Called when one has given its turn up, or is back.
    """

    def __init__(self, wake: Callable[[], object] = lambda: None) -> None:
        self.now = 0.0
        self.left: list[Turn] = []
        self._moved, self._wake = threading.Condition(), wake
        self._holder: Turn | None = None
        self._moves, self._silence = 0, Silence()

    def join(self, number: int, whose: object = None) -> Turn:
        """One more that wants to go on."""
        with self._moved:
            turn = Turn(self, number, whose, self.now)
            self.left.append(turn)
            return turn

    def next(self) -> Turn | None:
        """Who is to go on, now or later, if that can be told."""
        with self._moved:
            able = [turn for turn in self.left if turn.is_able(self._moves)]
            return min(able, key=Turn.rank, default=None)

    def give(self, turn: Turn) -> None:
        """Lets it go on."""
        with self._moved:
            self.now = max(self.now, turn.due)
            self._holder, turn.lost_at = turn, None
            self._silence.begin()
            self._moved.notify_all()

    def is_busy(self) -> bool:
        """Whether one goes on; it loses its turn if nothing was heard of it."""
        with self._moved:
            turn = self._holder
            if turn is None:
                return False
            if turn.is_asleep or not self._silence.is_long():
                return True
            self._moves += not self._silence.is_first
            self._holder, turn.due, turn.lost_at = None, self.now, self._moves
            return False

    def has_lost(self) -> bool:
        """Whether one that lost its turn may be back at any time."""
        return any(turn.lost_at is not None for turn in self.left)

    def settle(self, seconds: float) -> None:
        """Waits until the next one can be told, or none is left."""
        end = monotonic() + seconds
        with self._moved:
            while self.left and monotonic() < end:
                if not self.is_busy() and self.next():
                    return
                self._moved.wait(limits.POLL)

    def wait_for(self, turn: Turn) -> None:
        """Waits until that one may go on."""
        with self._moved:
            turn.is_here = True
            if self._holder is not turn:
                self._tell()
            self._moved.wait_for(lambda: self._holder is turn or turn not in self.left)
            turn.is_here = False
            self._hear(turn)

    def put_off(self, turn: Turn, seconds: float) -> None:
        """It sleeps from now on."""
        with self._moved:
            turn.is_asleep, turn.due = True, self.now + seconds
            self._pass_on(turn)

    def wake(self, turn: Turn, early: bool) -> None:
        """It has slept, less than it wanted if it was woken early."""
        with self._moved:
            turn.is_asleep = False
            self._hear(turn)
            turn.due = self.now if early else turn.due

    def end(self, turn: Turn) -> None:
        """It wants nothing more."""
        with self._moved:
            self.left = [each for each in self.left if each is not turn]
            self._pass_on(turn)

    def _pass_on(self, turn: Turn) -> None:
        if self._holder is turn:
            self._holder = None
            self._moves += 1
        self._tell()

    def _hear(self, turn: Turn) -> None:
        if self._holder is turn:
            self._silence.end()

    def _tell(self) -> None:
        self._moved.notify_all()
        self._wake()

    def free(self) -> None:
        """Lets all go on, as they like."""
        with self._moved:
            self.left.clear()
            self._moved.notify_all()
