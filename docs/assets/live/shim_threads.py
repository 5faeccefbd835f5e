"""The built-in things that `threading` and the pools stand on, without threads.

What stands on them is the standard library's own: names, `join`, `enumerate`, errors,
conditions, queues.
"""

from __future__ import annotations

import _thread
import _threading_local
import asyncio
import queue
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from shim_turns import Job, State, borrowed, get_ident, identities
from shim_waits import really_sleep, wait

builtin: Any = _thread
threads: Any = threading
queues: Any = queue

really_lock = builtin.allocate_lock


def install() -> None:
    """Lets `threading`, `queue` and `time.sleep` stand on what is below."""
    builtin.get_ident = threads.get_ident = threads.get_native_id = get_ident
    builtin.allocate_lock = threads.Lock = threads._allocate_lock = Lock
    builtin.start_new_thread = start_new
    threads._ThreadHandle, threads._start_joinable_thread = Handle, start
    threads.local = _threading_local.local
    queues.SimpleQueue = queues._PySimpleQueue
    time.sleep = sleep


def sleep(seconds: Any, /) -> None:
    """As `time.sleep`; the loops that other threads run go on meanwhile."""
    if State.loops and isinstance(seconds, int | float) and seconds > 0:
        wait(lambda: False, seconds, lets_begin=False)
    else:
        really_sleep(seconds)


class Lock:
    """As `threading.Lock`; who waits for it lets others go on."""

    def __init__(self) -> None:
        self._lock = really_lock()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Takes it.

        Args:
            blocking: Whether to wait for it.
            timeout: How many seconds at most; for ever if it is -1.

        Returns:
            Whether it was taken.

        Raises:
            shim_waits.Deadlock: If nobody is left to release it.
        """
        if not blocking or (timeout < 0 and timeout != -1):
            return bool(self._lock.acquire(blocking, timeout))  # or an error
        until = time.monotonic() + timeout
        while not self._lock.acquire(False):
            left = None if timeout < 0 else until - time.monotonic()
            if not wait(lambda: not self._lock.locked(), left):
                return False
        return True

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *raised: object) -> None:
        self._lock.release()

    def __getattr__(self, name: str) -> Any:  # release, locked and their old names
        return getattr(self._lock, name)

    def __repr__(self) -> str:
        return repr(self._lock)


class Handle:
    """As `_thread._ThreadHandle`: by it a thread is waited for."""

    def __init__(self) -> None:
        self.ident, self.is_over = 0, False

    def is_done(self) -> bool:
        """Whether the thread has ended."""
        return self.is_over

    def _set_done(self) -> None:
        self.is_over = True

    def join(self, timeout: float | None = None) -> None:
        """Waits until the thread has ended, or so many seconds."""
        wait(self.is_done, timeout)


def start(
    function: Callable[[], object], handle: Handle | None = None, daemon: bool = True
) -> Handle:
    """As `_thread.start_joinable_thread`.

    Where no loop runs, `Thread.start` waits for the thread, which so begins at once.
    A loop's step goes on first, or the thread could not let the loop step.
    """
    handle = handle or Handle()
    handle.ident = next(identities)
    State.jobs.append(Job(partial(_run, function, handle)))
    thread: Any = getattr(function, "__self__", None)
    if asyncio._get_running_loop() and isinstance(thread, threads.Thread):
        thread._ident = handle.ident
        thread._started.set()
    return handle


def start_new(function: Any, args: tuple[Any, ...], kwargs: Any = None) -> int:
    """As `_thread.start_new_thread`."""
    return start(partial(function, *args, **(kwargs or {}))).ident


def _run(function: Callable[[], object], handle: Handle) -> None:
    with borrowed(handle.ident):
        try:
            function()
        except SystemExit:
            pass
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            handle.is_over = True
