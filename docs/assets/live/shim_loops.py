"""Asyncio's own event loop, without the sockets that it stands on.

Its selector waits for threads and for the time. No pipe wakes it: a mark does.
See [event loops](https://docs.python.org/3/library/asyncio-eventloop.html).
"""

from __future__ import annotations

import _threading_local
import asyncio
import selectors
import time
from asyncio import events
from asyncio.unix_events import _UnixSelectorEventLoop
from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from math import inf
from typing import Any

from shim_carried import carry
from shim_turns import State, Wait
from shim_waits import begin_one, rest, step_loops

SPINS = 50
"""How often a loop that never waits may go round before a thread begins."""


def install() -> None:
    """Lets asyncio make its usual loops; hides the one that is running."""
    events._set_running_loop(None)
    asyncs: Any = asyncio
    asyncs.selector_events.selectors.DefaultSelector = Selector
    loop: Any = _UnixSelectorEventLoop
    loop._make_self_pipe, loop._write_to_self = _meet, _wake
    loop._close_self_pipe = loop._process_events = _nothing
    loop.run_in_executor = _carrying(loop.run_in_executor)
    policy: Any = asyncs.unix_events._DefaultEventLoopPolicy()
    policy._local = _Own()
    asyncs.events._event_loop_policy = policy


class Selector(selectors._BaseSelectorImpl):
    """Waits for threads and for the time; there is nothing else to come."""

    loop: Any = None
    _spins = 0

    def select(self, timeout: float | None = None) -> list[Any]:
        """Waits until something wakes the loop.

        Args:
            timeout: How many seconds at most; for ever if it is `None`.

        Returns:
            Something if the wait ended early, as after a byte from the pipe.

        Raises:
            shim_waits.Deadlock: If nothing is left that could wake it.
        """
        if timeout is not None and timeout <= 0:
            self._spin()
            return self._woken()
        self._spins = 0
        until = inf if timeout is None else time.monotonic() + timeout
        with self._waiting(until):
            if not (self.loop._ready or begin_one() or step_loops()):
                rest()
        return self._woken() or ([None] if time.monotonic() < until else [])

    def _spin(self) -> None:
        """Lets a thread begin, too, if the loop goes round and round."""
        self._spins += 1
        if self._spins > SPINS:
            with self._waiting(0):
                begin_one()

    @contextmanager
    def _waiting(self, until: float) -> Iterator[None]:
        loop, before = self.loop, State.waits
        State.waits = (*before, Wait(lambda: bool(loop._ready), until, loop))
        State.loops.append(loop)
        try:
            yield
        finally:
            State.loops.remove(loop)
            State.waits = before

    def _woken(self) -> list[Any]:
        loop = self.loop
        if loop._to_raise and not loop._steps:
            error, loop._to_raise = loop._to_raise, None
            raise error
        woken, loop._is_woken = loop._is_woken, False
        return [None] if woken else []


class _Own(_threading_local.local):
    """Each thread's own loop, as the policy's `_Local`, which is never called."""

    _loop = None


def _meet(loop: Any) -> None:
    loop._selector.loop, loop._is_woken = loop, False
    loop._to_raise, loop._wanted_to_end, loop._steps = None, None, 0


def _wake(loop: Any) -> None:
    loop._is_woken = True


def _nothing(loop: Any, events: object = None) -> None:
    """What is for sockets."""


def _carrying(really: Any) -> Any:
    @wraps(really)
    def run_in_executor(self: Any, executor: Any, func: Any, *args: Any) -> Any:
        future = really(self, executor, func, *args)
        carry(executor)
        return future

    return run_in_executor
