"""Applications in which a comment marks each line that speaks, and what it says."""

from collections.abc import Iterator
from typing import Any

from asgiref.sync import sync_to_async


def returns(environ: Any, start_response: Any) -> list[bytes]:  # returns: call
    """A body in a list."""
    write = start_response("200 OK", [])  # returns: start_response
    write(b"one")  # returns: write
    return [b"two"]  # returns: body


def yields(environ: Any, start_response: Any) -> Iterator[bytes]:  # yields: call
    """A body from a generator."""
    start_response("200 OK", [])  # yields: start_response
    yield from chunks()


def chunks() -> Iterator[bytes]:
    """One chunk."""
    yield b"one"  # yields: body


def chooses(environ: Any, start_response: Any) -> list[bytes]:  # chooses: call
    """Nobody can tell which of two lists it returned."""
    start_response("200 OK", [])  # chooses: start_response
    if environ:
        return [b"one"]
    return [b"two"]


def fails(environ: Any, start_response: Any) -> list[bytes]:  # fails: call
    """Its own line led to the error."""
    return [bytes(int("one"))]  # fails: raise


class Instance:
    """It is called itself."""

    def __call__(self, environ: Any, start_response: Any) -> list[bytes]:  # is: call
        """A body in a list."""
        start_response("200 OK", [])  # is: start_response
        return [b"one"]  # is: body


async def asks(scope: Any, receive: Any, send: Any) -> None:  # asks: scope
    """An ASGI application."""
    await receive()  # asks: http.request
    await answers(send)
    await sync_to_async(work)()


async def answers(send: Any) -> None:
    """Another function of it sends."""
    await send({"type": "http.response.start", "status": 200})  # asks: http.response


def work() -> None:  # asks: sync_to_async
    """What runs in a thread."""
