"""An event loop that tells when it has nothing left to do."""

from __future__ import annotations

import concurrent.futures.thread as pools
import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from math import inf
from time import monotonic
from typing import Any, Protocol, TypeVar

from examples.conversation import limits
from examples.conversation.jobs import Jobs
from examples.conversation.selector import Selector
from examples.conversation.sleepers import length
from examples.conversation.turns import Turns

T = TypeVar("T")


class Listener(Protocol):
    """Who wants to know what a loop does."""

    def on_step(self) -> bool:
        """Called before the loop waits, or looks whether something came.

        Returns:
            Whether something is ready now.
        """

    def on_idle(self, goes_on: bool, working: Collection[object]) -> bool:
        """Called when no callback is ready and no thread goes on.

        Args:
            goes_on: Whether something will happen by itself.
            working: The conversations that a thread works for.

        Returns:
            Whether something is ready now.
        """


class Host(Selector):
    """Stands before a loop's selector, and is its clock: sleep makes time pass."""

    def __init__(self, loop: Any, listener: Listener) -> None:
        super().__init__(loop)
        self._loop = loop
        self._listener, self._turns = listener, Turns(self._wake)
        self._jobs = Jobs(loop, self._turns)
        loop.time = lambda: self._turns.now
        self._before = set(threading.enumerate())
        self._sockets = len(self._map())
        self._busy = monotonic()

    def _wake(self) -> None:
        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(lambda: None)

    def take(self) -> None:
        """The loop's own thread needs no turn."""

    def sleep(self, seconds: float, really: Callable[[float], T]) -> T:
        """The loop's own thread sleeps, and no task goes on meanwhile."""
        slept = really(seconds)
        self._turns.now += length(seconds)
        return slept

    def free(self) -> None:
        """Lets every thread go on, as it likes."""
        self._turns.free()

    def select(self, timeout: float | None = None) -> list[Any]:
        """Waits as the loop wants it, but not for what can't come."""
        if self._listener.on_step() or (timeout is not None and timeout <= 0):
            return self._events(0)
        longest = limits.QUIET if timeout is None else min(timeout, limits.QUIET)
        if self._turns.is_busy():
            return self._events(min(longest, limits.POLL))
        # Look at threads first, then at events: a thread wakes the loop, then ends.
        may_be_woken = self._may_be_woken()
        if events := self._selector.select(0):
            return events  # type: ignore[no-any-return]
        if may_be_woken or self._turns.has_lost():
            longest = min(longest, limits.POLL)
        return self._idle(inf if timeout is None else timeout, longest, may_be_woken)

    def _idle(self, timeout: float, longest: float, may_be_woken: bool) -> list[Any]:
        """Nothing is ready: lets a thread go on, or tells the listener, or waits."""
        turn, now = self._turns.next(), self._turns.now
        if turn is None or turn.due > now:
            working = self._jobs.working()
            goes_on = bool(working) or timeout < inf
            if not may_be_woken and self._listener.on_idle(goes_on, working):
                return []
            if may_be_woken or turn is None or turn.due > now + timeout:
                return self._wait(longest)
        self._jobs.give(turn)
        return []

    def _wait(self, seconds: float) -> list[Any]:
        """Really waits, and time passes."""
        before = monotonic()
        events = self._events(seconds)
        self._turns.now += monotonic() - before if events else seconds
        return events

    def _events(self, timeout: float) -> list[Any]:
        events = self._selector.select(timeout)
        if events or timeout == 0:
            self._busy = monotonic()
        return events  # type: ignore[no-any-return]

    def _may_be_woken(self) -> bool:
        """Whether a thread or a socket that nobody here knows may have a word."""
        strangers = set(threading.enumerate()) - self._before - _workers()
        sockets = len(self._map())
        if monotonic() - self._busy > limits.QUIET:
            self._before |= strangers
            self._sockets = sockets
        return bool(strangers - self._before) or sockets > self._sockets

    def _map(self) -> Any:
        return getattr(self._selector, "get_map", dict)() or {}


def _workers() -> set[threading.Thread]:
    """Every pool's threads: they live on when they have nothing to do."""
    return set(pools._threads_queues)
