"""Drives an application in this process, as a server would."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

from asgiref.testing import ApplicationCommunicator
from asgiref.typing import ASGI3Application

from examples.servers import limits

Message = dict[str, Any]

REQUEST: Message = {"type": "http.request", "body": b"", "more_body": False}
START: Message = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"text/plain")],
}
HELLO = [START, {"type": "http.response.body", "body": b"Hello ASGI"}]
"""What the ASGI apps of the lesson answer over HTTP, the slow one too."""
CONNECT: Message = {"type": "websocket.connect"}
DISCONNECT: Message = {"type": "websocket.disconnect", "code": 1000}


@dataclass(frozen=True)
class Answer:
    """What a WSGI application gave its server.

    Attributes:
        status: The status line.
        headers: The headers, as the application wrote them.
        body: All chunks of the body.
    """

    status: str
    headers: list[tuple[str, str]]
    body: bytes


def ignore(said: object) -> None:
    """Does nothing with what an application said."""


def call(
    application: WSGIApplication,
    path: str = "/",
    hear: Callable[[bytes], None] = ignore,
) -> Answer:
    """Calls a WSGI application as `wsgiref.validate` demands it.

    Args:
        application: What to call.
        path: The path of the `GET` request.
        hear: Called with each chunk of the body, when the server has it.

    Returns:
        All that the application gave its server.

    Raises:
        AssertionError: If the application breaks PEP 3333.
    """
    environ: dict[str, Any] = {"PATH_INFO": path}
    environ |= {"SCRIPT_NAME": "", "QUERY_STRING": ""}
    setup_testing_defaults(environ)
    starts: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], exc_info: object = None
    ) -> Callable[[bytes], object]:
        starts.append((status, headers))
        return ignore

    chunks = []
    result = validator(application)(environ, start_response)
    try:
        for chunk in result:
            hear(chunk)
            chunks.append(chunk)
    finally:
        result.close()  # type: ignore[attr-defined]
    [(status, headers)] = starts
    return Answer(status, headers, b"".join(chunks))


def http(path: str = "/") -> Message:
    """The scope of a `GET` request."""
    return {"type": "http", "http_version": "1.1", "method": "GET", **_place(path)}


def websocket(path: str = "/") -> Message:
    """The scope of a WebSocket connection."""
    return {"type": "websocket", **_place(path)}


def _place(path: str) -> Message:
    return {
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "path": path,
        "query_string": b"",
        "headers": [(b"host", b"testserver")],
    }


def sent(
    application: ASGI3Application,
    scope: Message,
    *events: Message,
    hear: Callable[[Message], None] = ignore,
) -> list[Message]:
    """Runs an ASGI application to its end.

    Args:
        application: What to run.
        scope: What its server tells first.
        *events: What it can receive, all there from the start.
        hear: Called with each message, when the server has it.

    Returns:
        All messages that the application sent.

    Raises:
        TimeoutError: If the application does not end in time.
    """
    return asyncio.run(sent_in_loop(application, scope, *events, hear=hear))


async def sent_in_loop(
    application: ASGI3Application,
    scope: Message,
    *events: Message,
    hear: Callable[[Message], None] = ignore,
) -> list[Message]:
    """Does what `sent` does, for several applications in one event loop."""

    async def heard(scope: Any, receive: Any, send: Any) -> None:
        async def tell(message: Any) -> None:
            hear(message)
            await send(message)

        await application(scope, receive, tell)

    communicator = ApplicationCommunicator(heard, scope)
    for event in events:
        await communicator.send_input(event)
    await communicator.wait(limits.ANSWER)
    messages = communicator.output_queue
    return [messages.get_nowait() for _ in range(messages.qsize())]
