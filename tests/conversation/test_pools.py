"""Which thread of a pool does what is told the same in each record."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async

from examples.conversation import get, record
from tests.conversation.waiting_apps import NAP, answers

TIMES = 30
"""How often each is recorded: by chance, few of these would be alike."""

POOL = ThreadPoolExecutor(4)
"""One that the application keeps, with threads that are idle or busy as they may be."""


def naps() -> None:
    """It holds its thread for a while."""
    time.sleep(NAP)


async def crossing(works: Callable[[], None]) -> None:
    """In a thread of the loop's own pool."""
    await sync_to_async(works, thread_sensitive=False)()


async def in_own_pool(works: Callable[[], None]) -> None:
    """In a thread of the application's own pool."""
    await asyncio.get_running_loop().run_in_executor(POOL, works)


async def three_then_two(way: Callable[[Callable[[], None]], Awaitable[None]]) -> None:
    """Three jobs at once, and two one after the other."""
    await asyncio.gather(*[way(naps) for _ in range(3)])
    await way(naps)
    await way(naps)


Way = Callable[[Callable[[], None]], Awaitable[None]]


def asgi(way: Way) -> Any:
    """An application that crosses in that way, on the server's loop."""

    async def application(scope: Any, receive: Any, send: Any) -> None:
        await three_then_two(way)
        await answers(send)

    return application


def wsgi(way: Way) -> Any:
    """The same, on a loop of its own."""

    def application(environ: Any, start_response: Any) -> list[bytes]:
        async_to_sync(three_then_two)(way)
        start_response("200 OK", [])
        return []

    return application


@pytest.mark.parametrize("way", [crossing, in_own_pool])
@pytest.mark.parametrize(("kind", "first"), [(asgi, 1), (wsgi, 2)])
def test_the_first_free_thread_does_it(kind: Any, first: int, way: Way) -> None:
    """Three threads for three jobs at once, and then always the first of them."""
    expected = [f"thread {first + seat}" for seat in (0, 1, 2, 0, 0)]
    application = kind(way)

    records = [record(application, get()) for _ in range(TIMES)]

    assert [records[0]] * TIMES == records
    blocks = [said for said in records[0].messages if said.name == "blocks"]
    assert expected == [said.place.thread for said in blocks]
