"""Who runs, where several threads share the one that a browser has.

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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, ClassVar

tasks: Any = asyncio.tasks
identities = count(_thread.get_ident() + 1)


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
