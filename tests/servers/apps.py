"""Applications that servers of other processes are pushed with."""

import os
import time
from collections.abc import Callable
from typing import Any

from examples.servers import limits

Start = Callable[..., Any]


def processes(environ: Any, start_response: Start) -> list[bytes]:
    """Tells the processes that the server is."""
    start_response("200 OK", [])
    return [_processes()]


async def processes_asgi(scope: Any, receive: Any, send: Any) -> None:
    """The same for ASGI."""
    assert scope["type"] == "http"
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": _processes()})


def _processes() -> bytes:
    """This one, and the first one of its group."""
    return b"%d %d" % (os.getpid(), os.getpgid(0))


def ends(environ: Any, start_response: Start) -> list[bytes]:
    """Ends the process that calls it."""
    os._exit(3)


def never(environ: Any, start_response: Start) -> list[bytes]:
    """Answers as `processes`, and then goes on for longer than any limit."""
    return _Never(processes(environ, start_response))


class _Never(list[bytes]):
    def close(self) -> None:
        """Called by the server when all is sent."""
        time.sleep(10 * limits.STOP)


async def never_starts(scope: Any, receive: Any, send: Any) -> None:
    """Does not answer its lifespan."""
    await receive()
    await receive()


def environment(environ: Any, start_response: Start) -> list[bytes]:
    """Tells what a variable of its process's environment says."""
    start_response("200 OK", [])
    return [os.environ["TEA"].encode()]
