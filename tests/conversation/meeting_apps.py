"""Applications whose calls meet at a barrier: fewer at once, and none goes on."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from examples.servers import limits
from tests.conversation.waiting_apps import answers


def meeting(parties: int) -> Callable[..., list[bytes]]:
    """A WSGI application in which so many calls meet, in as many threads."""
    barrier = threading.Barrier(parties)

    def app(environ: Any, start_response: Any) -> list[bytes]:
        barrier.wait(limits.ANSWER)
        start_response("200 OK", [("content-length", "3")])
        return [b"met"]

    return app


def meeting_tasks(parties: int) -> Callable[..., Any]:
    """An ASGI application in which so many calls meet, in one event loop."""
    barriers: WeakKeyDictionary[Any, asyncio.Barrier] = WeakKeyDictionary()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http"
        loop = asyncio.get_running_loop()
        await barriers.setdefault(loop, asyncio.Barrier(parties)).wait()
        await answers(send)

    return app


one, two, four = meeting(1), meeting(2), meeting(4)
all_eight = meeting_tasks(8)
