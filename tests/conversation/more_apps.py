"""What no example shows, each at a path of its own: two applications for servers."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from examples.django_project import asgi_without_channels
from examples.slow import asgi_app, wsgi_app

Start = Callable[..., Any]

PLAIN = [("content-type", "text/plain")]
START: dict[str, Any] = {"type": "http.response.start", "status": 200, "headers": []}
BODY: dict[str, Any] = {"type": "http.response.body", "body": b"one"}
MORE = {**BODY, "more_body": True}
ACCEPT = {"type": "websocket.accept"}


def generates(environ: Any, start_response: Start) -> Iterator[bytes]:
    """Starts when the first piece is asked for; one piece is empty."""
    start_response("200 OK", PLAIN)
    yield from [b"one", b"", b"two"]


def writes(environ: Any, start_response: Start) -> list[bytes]:
    """Sends a part by `write`."""
    write = start_response("200 OK", PLAIN)
    write(b"one")
    return [b"two"]


def reads(environ: Any, start_response: Start) -> list[bytes]:
    """Answers with the size of what it was sent."""
    size = len(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
    start_response("200 OK", PLAIN)
    return [b"%d" % size]


def raises(environ: Any, start_response: Start) -> list[bytes]:
    """Raises before it answers."""
    raise RuntimeError("out of milk")


def raises_midway(environ: Any, start_response: Start) -> Iterator[bytes]:
    """Raises when a part is sent."""
    yield from generates(environ, start_response)
    raise RuntimeError("out of milk")


def answers_twice(environ: Any, start_response: Start) -> list[bytes]:
    """Changes its mind while it may."""
    start_response("200 OK", PLAIN)
    try:
        raise KeyError("milk")
    except KeyError:
        start_response("500 Sorry", PLAIN, sys.exc_info())
    return [b"sorry"]


WSGI: dict[str, Callable[..., Iterable[bytes]]] = {
    "/slow": wsgi_app.application,
    "/generates": generates,
    "/writes": writes,
    "/reads": reads,
    "/raises": raises,
    "/raises-midway": raises_midway,
    "/answers-twice": answers_twice,
}


def wsgi(environ: Any, start_response: Start) -> Iterable[bytes]:
    """The application for WSGI servers."""
    return WSGI[environ["PATH_INFO"]](environ, start_response)


async def sends_more(scope: Any, receive: Any, send: Any) -> None:
    """Sends its answer in pieces; one is empty."""
    for event in [START, MORE, {**MORE, "body": b""}, BODY]:
        await send(event)


async def has_no_headers(scope: Any, receive: Any, send: Any) -> None:
    """Leaves out what may be left out."""
    await send({"type": "http.response.start", "status": 204})
    await send({"type": "http.response.body"})


async def reads_asgi(scope: Any, receive: Any, send: Any) -> None:
    """Answers with the size of what it was sent."""
    event = await receive()
    size = len(event["body"])
    while event.get("more_body"):
        event = await receive()
        size += len(event["body"])
    await send(START)
    await send({**BODY, "body": b"%d" % size})


async def raises_asgi(scope: Any, receive: Any, send: Any) -> None:
    """Raises before it answers."""
    raise RuntimeError("out of milk")


async def raises_midway_asgi(scope: Any, receive: Any, send: Any) -> None:
    """Raises when a part is sent."""
    await send(START)
    await send(MORE)
    raise RuntimeError("out of milk")


async def refuses(scope: Any, receive: Any, send: Any) -> None:
    """Closes instead of accepting."""
    await receive()
    await send({"type": "websocket.close"})


async def closes(scope: Any, receive: Any, send: Any) -> None:
    """Closes by itself when it heard something, and is told that it did."""
    await receive()
    await send(ACCEPT)
    await receive()
    await send({"type": "websocket.close", "code": 4001, "reason": "enough"})
    await receive()


async def greets(scope: Any, receive: Any, send: Any) -> None:
    """Speaks first, and hears until it is over."""
    await send(ACCEPT)
    await send({"type": "websocket.send", "text": "Hello"})
    while (await receive())["type"] != "websocket.disconnect":
        pass


ASGI: dict[str, Any] = {
    "/slow": asgi_app.application,
    "/django": asgi_without_channels.application,
    "/sends-more": sends_more,
    "/has-no-headers": has_no_headers,
    "/reads": reads_asgi,
    "/raises": raises_asgi,
    "/raises-midway": raises_midway_asgi,
    "/refuses": refuses,
    "/closes": closes,
    "/greets": greets,
}


async def asgi(scope: Any, receive: Any, send: Any) -> None:
    """The application for ASGI servers."""
    await ASGI[scope["path"]](scope, receive, send)
