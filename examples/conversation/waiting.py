"""What a task of an event loop waits for."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from types import AsyncGeneratorType, CoroutineType, FrameType
from typing import Any

from examples.conversation.lines import innermost
from examples.conversation.message import Line
from examples.conversation.place import Task

KINDS = (CoroutineType, AsyncGeneratorType)

INSIDE = ("cr_await", "ag_await", "gi_yieldfrom")
"""Where a coroutine, and what is like one, keeps what it awaits."""

WRAPPERS = {"async_generator_asend", "async_generator_athrow", "coroutine_wrapper"}
"""Types that keep it where only the garbage collector can see it."""


GATHERING = "_GatheringFuture"
"""The type of what `asyncio.gather` gives."""

FOR_TASKS = {"TaskGroup.__aexit__", "TaskGroup._aexit", "_wait", "wait", "wait_for"}
"""Asyncio's coroutines that wait for other tasks."""


def is_for_tasks(task: Task) -> bool:
    """Whether a task waits for other tasks."""
    future = getattr(task, "_fut_waiter", None)
    if isinstance(future, asyncio.Task) or type(future).__name__ == GATHERING:
        return True
    inside = [*_coroutines(task)][-1:]
    return any(
        _module(each) == "asyncio" and each.__qualname__ in FOR_TASKS for each in inside
    )


def awaited(task: Task) -> str | None:
    """What a task awaits, as a call.

    It is the innermost coroutine; of asyncio's own the innermost that is public.
    """
    inside = [*_coroutines(task)]
    asyncio_s = []
    while inside and _module(inside[-1]) == "asyncio":
        asyncio_s.append(inside.pop())
    for each in asyncio_s:
        if not any(name.startswith("_") for name in each.__qualname__.split(".")):
            return f"asyncio.{each.__qualname__}()"
    return f"{inside[-1].__name__}()" if inside else None


def line(task: Task) -> Line | None:
    """The line of the application's own code where a task waits."""
    frames = (_frame(each) for each in _coroutines(task))
    return innermost((frame, frame.f_lineno) for frame in frames if frame)


def _coroutines(task: Task) -> Iterator[Any]:
    """The coroutines and asynchronous generators that wait, outermost first."""
    awaitable: Any = task.get_coro()
    while awaitable is not None:
        if isinstance(awaitable, KINDS):
            yield awaitable
        awaitable = _inside(awaitable)


def _inside(awaitable: Any) -> Any:
    for name in INSIDE:
        if hasattr(awaitable, name):
            return getattr(awaitable, name)
    if type(awaitable).__name__ in WRAPPERS:
        kept = gc.get_referents(awaitable)
        return next((each for each in kept if isinstance(each, KINDS)), None)
    return None


def _module(coroutine: Any) -> str:
    frame = _frame(coroutine)
    name = frame.f_globals.get("__name__", "") if frame else ""
    return str(name).partition(".")[0]


def _frame(coroutine: Any) -> FrameType | None:
    frame = coroutine.cr_frame if hasattr(coroutine, "cr_frame") else coroutine.ag_frame
    return frame  # type: ignore[no-any-return]
