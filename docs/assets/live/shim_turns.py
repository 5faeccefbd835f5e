"""Who goes on, where several threads share the one that a browser has.

A simulated thread is an identity: its code runs on top of whoever waits, and goes on
until it ends. So nobody beneath can go on before it has; who waits for that is told so.
An event loop that has nothing to do but wait is the exception: its steps are short, and
any thread that waits runs them, in the loop's own name.

See [asyncio's event loop](https://docs.python.org/3/library/asyncio-eventloop.html)
and [threading](https://docs.python.org/3/library/threading.html).
"""

from __future__ import annotations

import _thread
import asyncio
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from math import inf
from typing import Any, ClassVar

NOBODY = "every task waits, and nothing is left to wake one"
THREADS = "this thread waits for another, and a browser has no real threads"

tasks: Any = asyncio.tasks
really_sleep = time.sleep
identities = count(_thread.get_ident() + 1)


class Deadlock(RuntimeError):
    """Nothing is left that could end a wait."""


@dataclass(frozen=True)
class Wait:
    """Somebody who waits.

    Attributes:
        is_over: Whether it can go on; must change nothing.
        until: When it goes on in any case.
        loop: Whose selector waits, if a loop does.
        lets_begin: Whether a thread may begin meanwhile.
    """

    is_over: Callable[[], bool]
    until: float
    loop: Any = None
    lets_begin: bool = True


@dataclass(frozen=True)
class Job:
    """What a thread is to do, as soon as somebody waits.

    Attributes:
        run: Does it.
        is_able: Whether its thread is free.
    """

    run: Callable[[], object]
    is_able: Callable[[], bool] = lambda: True


class State:
    """What changes.

    Attributes:
        me: The identity of the thread that runs.
        waits: Who waits, each for the next, back to the last that can't be repeated.
        jobs: What is to begin.
        loops: Every loop whose selector waits; its next step may be run by anybody.
    """

    me = _thread.get_ident()
    waits: ClassVar[tuple[Wait, ...]] = ()
    jobs: ClassVar[list[Job]] = []
    loops: ClassVar[list[Any]] = []


def get_ident() -> int:
    """The identity of the simulated thread that runs."""
    return State.me


@contextmanager
def borrowed(identity: int, loop: Any = None) -> Iterator[None]:
    """What runs in this block runs as that thread, in that loop or in none."""
    before = State.me, State.waits, sys.get_asyncgen_hooks()
    running, task = asyncio._get_running_loop(), None
    if running is not None:
        task = tasks._swap_current_task(running, None)
    asyncio._set_running_loop(loop)
    State.me, State.waits = identity, State.waits if loop else ()
    hooks = ("_asyncgen_firstiter_hook", "_asyncgen_finalizer_hook")
    sys.set_asyncgen_hooks(*(getattr(loop, hook, None) for hook in hooks))
    try:
        yield
    finally:
        State.me, State.waits, old_hooks = before
        sys.set_asyncgen_hooks(*old_hooks)
        asyncio._set_running_loop(running)
        if running is not None:
            tasks._swap_current_task(running, task)


def wait(
    is_over: Callable[[], bool], timeout: float | None = None, lets_begin: bool = True
) -> bool:
    """Waits, and lets others go on meanwhile.

    Args:
        is_over: Whether it can go on; must change nothing.
        timeout: After how many seconds it goes on in any case.
        lets_begin: Whether a thread may begin meanwhile.

    Returns:
        Whether it can go on.

    Raises:
        Deadlock: If nothing is left that could end the wait.
    """
    before = State.waits
    until = inf if timeout is None else time.monotonic() + timeout
    State.waits = (Wait(is_over, until, None, lets_begin),)
    try:
        while not is_over() and time.monotonic() < until:
            if not (begin_one() or step_loops()):
                rest()
        return is_over()
    finally:
        State.waits = before


def begin_one() -> bool:
    """Runs the first job whose thread is free, to its end.

    Returns:
        Whether there was any.
    """
    if not all(wait.lets_begin for wait in State.waits):
        return False
    job = next((job for job in State.jobs if job.is_able()), None)
    if job is None:
        return False
    State.jobs.remove(job)
    job.run()
    return True


def step_loops() -> bool:
    """Lets every loop that only waits go on by one step.

    Returns:
        Whether there was any.
    """
    busy = [wait.loop for wait in State.waits]
    loops = [loop for loop in State.loops if loop not in busy and not loop._stopping]
    for loop in loops:
        _step(loop)
    return bool(loops)


def _step(loop: Any) -> None:
    State.loops.remove(loop)
    try:
        with borrowed(loop._thread_id, loop):
            loop._run_once()
    except (SystemExit, KeyboardInterrupt) as error:
        loop._to_raise = error  # where the loop was begun, not here
    finally:
        State.loops.append(loop)


def rest() -> None:
    """Sleeps until the first of those who wait can go on.

    Raises:
        Deadlock: If none ever can.
    """
    if any(wait.is_over() for wait in State.waits):
        return
    until = min(wait.until for wait in State.waits)
    if until == inf:
        raise Deadlock(NOBODY if State.waits[0].loop else THREADS)
    really_sleep(max(0, until - time.monotonic()))
