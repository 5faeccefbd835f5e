"""Waiting, where others go on only on top of whoever waits.

A job begins; a loop that has nothing to do but wait makes a step; else time passes, or
nothing ever comes, which is an error and no endless wait.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from math import inf
from typing import Any

from shim_turns import State, Wait, borrowed

NOBODY = "every task waits, and nothing is left to wake one"
THREADS = "this thread waits for another, and a browser has no real threads"

GRACE = 5.0
"""How many seconds a thread may go on while the loop beneath it wants to end: in
CPython it could do so for ever, but here the loop would never end."""

really_sleep = time.sleep


class Deadlock(RuntimeError):
    """Nothing is left that could end a wait."""


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
        SystemExit: If the loop beneath has wanted to end for too long.
    """
    before = State.waits
    until = inf if timeout is None else time.monotonic() + timeout
    State.waits = (Wait(is_over, until, None, lets_begin),)
    try:
        while not is_over() and time.monotonic() < until:
            if not (begin_one() or step_loops()):
                rest()
            _leave_in_time()
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


def _leave_in_time() -> None:
    for loop in State.loops:
        if not (loop._stopping or loop._to_raise):
            loop._wanted_to_end = None
        elif loop._wanted_to_end is None:
            loop._wanted_to_end = time.monotonic()
        elif time.monotonic() - loop._wanted_to_end > GRACE:
            raise SystemExit


def _step(loop: Any) -> None:
    State.loops.remove(loop)
    loop._steps += 1
    try:
        with borrowed(loop._thread_id, loop):
            loop._run_once()
    except (SystemExit, KeyboardInterrupt) as error:
        loop._to_raise = error  # where the loop was begun, not here
    finally:
        loop._steps -= 1
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
