"""What it costs to cross between sync and async code."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable

from asgiref.sync import async_to_sync, sync_to_async

from scripts.measure.limits import CALLS, RUNS
from scripts.measure.waits import Case

PLAIN, AWAIT = "a plain call", "an `await` of a coroutine"
TO_ASYNC = "`sync_to_async`, from a loop"
TO_SYNC = "`async_to_sync`, where no loop runs"
BACK = "`async_to_sync`, in a thread of `sync_to_async`"


def _nothing() -> None:
    pass


async def _nothing_async() -> None:
    pass


def _plain() -> float:
    start = time.perf_counter()
    for _ in range(CALLS):
        _nothing()
    return time.perf_counter() - start


def _to_sync() -> float:
    call = async_to_sync(_nothing_async)
    start = time.perf_counter()
    for _ in range(CALLS):
        call()
    return time.perf_counter() - start


async def _await() -> float:
    start = time.perf_counter()
    for _ in range(CALLS):
        await _nothing_async()
    return time.perf_counter() - start


async def _to_async() -> float:
    call = sync_to_async(_nothing)
    start = time.perf_counter()
    for _ in range(CALLS):
        await call()
    return time.perf_counter() - start


WAYS: dict[str, Callable[[], float]] = {
    PLAIN: _plain,
    AWAIT: lambda: asyncio.run(_await()),
    TO_ASYNC: lambda: asyncio.run(_to_async()),
    TO_SYNC: _to_sync,
    BACK: lambda: asyncio.run(sync_to_async(_to_sync)()),
}


def crossings() -> list[Case]:
    """Measures each way to call a function that does nothing.

    Returns:
        Microseconds a call by each way, the median of some runs after a warm-up.
    """
    return [{"way": way, "microseconds": crossing(way)} for way in WAYS]


def crossing(way: str) -> float:
    """Microseconds a call by one of `WAYS`."""
    runs = [WAYS[way]() for _ in range(2 * RUNS + 1)]
    return round(statistics.median(runs[1:]) / CALLS * 1e6, 2)
