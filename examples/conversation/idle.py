"""An event loop that tells when it has nothing left to do.

A loop asks its selector to wait only when no callback is ready. The selector here
listens for that, and for what may still wake the loop: threads, timers, sockets.
"""

from __future__ import annotations

import asyncio
import concurrent.futures.thread as pools
import threading
from functools import partial
from time import monotonic
from typing import Any, Protocol

from examples.conversation import limits


class Listener(Protocol):
    """Who wants to know what a loop does."""

    def on_step(self) -> None:
        """Called before the loop waits, or looks whether something came."""

    def on_idle(self, timer: bool) -> bool:
        """Called when no callback is ready and no thread works for the loop.

        Args:
            timer: Whether a timer runs.

        Returns:
            Whether something is ready now.
        """


def new_loop(listener: Listener) -> asyncio.AbstractEventLoop:
    """A new event loop, and someone who listens to it."""
    loop: Any = asyncio.new_event_loop()
    _Listening(loop, listener)
    return loop  # type: ignore[no-any-return]


class _Listening:
    """Stands before the loop's own selector."""

    def __init__(self, loop: Any, listener: Listener) -> None:
        self._selector, loop._selector = loop._selector, self
        self._submit, loop.run_in_executor = loop.run_in_executor, self._run
        self._loop = loop
        self._held: list[tuple[asyncio.Future[Any], tuple[Any, ...]]] = []
        self._listener = listener
        self._jobs: set[asyncio.Future[Any]] = set()
        self._before = set(threading.enumerate())
        self._sockets = len(self._map())
        self._busy = monotonic()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._selector, name)

    def _run(self, *call: Any) -> asyncio.Future[Any]:
        """Holds a thread's job until all tasks have gone as far as they can.

        Else a thread and a task would race, and no two records were the same.
        """
        job: asyncio.Future[Any] = self._loop.create_future()
        self._held.append((job, call))
        return job

    def _release(self) -> None:
        held, self._held = self._held, []
        for job, call in held:
            if not job.done():
                self._start(job, call)

    def _start(self, job: asyncio.Future[Any], call: tuple[Any, ...]) -> None:
        try:
            running = self._submit(*call)
        except Exception as error:  # the executor takes no more jobs
            job.set_exception(error)
            return
        self._jobs.add(running)
        running.add_done_callback(self._jobs.discard)
        running.add_done_callback(partial(_hand_on, job))
        job.add_done_callback(partial(_cancel, running))

    def select(self, timeout: float | None = None) -> list[Any]:
        """Waits as the loop wants it, but not for what can't come."""
        self._listener.on_step()
        if timeout is not None and timeout <= 0:
            return self._events(0)
        if self._held:
            self._release()
            return self._events(0)
        longest = limits.QUIET if timeout is None else min(timeout, limits.QUIET)
        if self._jobs or self._may_be_woken():
            # Look at threads first, then at events: a thread wakes the loop, then ends.
            return self._events(min(longest, limits.POLL))
        events = self._selector.select(0)
        if events or self._listener.on_idle(timeout is not None):
            return events  # type: ignore[no-any-return]
        return self._events(longest)

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


def _hand_on(job: asyncio.Future[Any], running: asyncio.Future[Any]) -> None:
    """What became of the thread's job becomes of the one that is waited for."""
    if job.done():
        if not running.cancelled():
            running.exception()  # asked for, so that nobody complains
    elif running.cancelled():
        job.cancel()
    elif error := running.exception():
        job.set_exception(error)
    else:
        job.set_result(running.result())


def _cancel(running: asyncio.Future[Any], job: asyncio.Future[Any]) -> None:
    if job.cancelled():
        running.cancel()


def _workers() -> set[threading.Thread]:
    """Every pool's threads: they live on when they have nothing to do."""
    return set(pools._threads_queues)
