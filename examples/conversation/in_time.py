"""Lets nothing that is played go on for ever.

In the main thread a signal interrupts it: an application may need the caller's own
thread, so it can't have another. Elsewhere no signal comes; there it gets a thread of
its own, which is left alone when the time is up.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from time import monotonic

from examples.conversation import limits

HAS_ALARM = hasattr(signal, "setitimer") and sys.platform != "emscripten"
"""Whether this platform can interrupt the main thread; else all goes on unwatched."""

SOON = 1e-3
"""Seconds until a timer of the caller's rings that is due."""


class Late(BaseException):
    """The time is up; raised wherever the main thread is."""


def in_time(run: Callable[[], None], stop: Callable[[bool], bool]) -> None:
    """Calls a function where no event loop runs, and goes on when the time is up.

    Args:
        run: What to call.
        stop: Called when the time is up, with whether it may wait; tells whether it
            has done its work. It is asked again if it could not without waiting.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if is_main and asyncio._get_running_loop() is None:
        _interrupted(run, stop)
    else:
        _left_alone(run, stop)


def _interrupted(run: Callable[[], None], stop: Callable[[bool], bool]) -> None:
    is_over = False

    def ring(*_: object) -> None:
        # Whoever holds what `stop` would wait for may be the code beneath this call.
        if not is_over and stop(False):
            raise Late

    with suppress(Late), _alarm(ring):
        try:
            run()
        finally:
            is_over = True


@contextmanager
def _alarm(ring: Callable[..., None]) -> Iterator[None]:
    """Calls a function when the time is up, and then again and again.

    There is one timer: the caller's rings if it is due first, else it goes on when the
    block is over.
    """
    seconds = limits.SECONDS + limits.LATE
    left, interval = signal.getitimer(signal.ITIMER_REAL) if HAS_ALARM else (SOON, 0.0)
    if 0 < left <= seconds:
        yield
        return
    began, handler = monotonic(), signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, limits.AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler or signal.SIG_DFL)
        if left:
            rest = max(left - (monotonic() - began), SOON)
            signal.setitimer(signal.ITIMER_REAL, rest, interval)


def _left_alone(run: Callable[[], None], stop: Callable[[bool], bool]) -> None:
    ran: Future[None] = Future()

    def work() -> None:
        try:
            run()
        except BaseException as error:
            ran.set_exception(error)
        else:
            ran.set_result(None)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(limits.SECONDS + limits.LATE)
    if ran.done():
        ran.result()
    else:
        stop(True)
