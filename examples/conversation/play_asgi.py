"""Plays an ASGI server for one request.

[The ASGI specification](https://asgi.readthedocs.io/en/latest/specs/main.html).
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from examples.conversation import limits
from examples.conversation.client import Client
from examples.conversation.ear_asgi import ASGIApp, EarASGI
from examples.conversation.idle import new_loop
from examples.conversation.message import Message
from examples.conversation.notes import Notes
from examples.conversation.requests import Request
from examples.conversation.server_asgi import ENDS, Server
from examples.conversation.told import scope

ABANDONED: list[object] = []
"""Tasks that refused to end; Python would complain if it collected them."""


def play(app: ASGIApp, request: Request, notes: Notes) -> tuple[Message, ...]:
    """Serves one request, on an event loop of its own.

    Args:
        app: The application.
        request: What the client asks for.
        notes: Where to take down what is said.

    Returns:
        All that was said.
    """
    ear = EarASGI(app, lambda: notes, [name for name, _ in request.headers])
    server = Server(notes, Client(request), request.kind)
    loop = new_loop(server)
    loop.set_exception_handler(lambda loop, context: None)
    try:
        server.over = loop.create_future()
        loop.create_task(server.serve(ear(scope(request), server.receive, server.send)))
        _run(loop, server, notes)
        messages = notes.end()
        _say_goodbye(loop)
        loop.run_until_complete(loop.shutdown_asyncgens())
        if not server.stopped:  # else a thread may hang
            loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()
    return messages


def _run(loop: asyncio.AbstractEventLoop, server: Server, notes: Notes) -> None:
    try:
        loop.run_until_complete(server.over)
    except SystemExit as error:  # in a task of its own
        notes.add_error(error)
    except RuntimeError:  # the application stopped the loop
        notes.add_verdict("stopped")


def _say_goodbye(loop: asyncio.AbstractEventLoop) -> None:
    """Ends what the application left behind, if it can be ended."""
    for _ in range(limits.GOODBYES):
        tasks = asyncio.all_tasks(loop)
        if not tasks:
            return
        for task in tasks:
            task.cancel()
        wait = asyncio.wait(tasks, timeout=limits.GOODBYE)
        with suppress(*ENDS):
            loop.run_until_complete(wait)
    ABANDONED.extend(asyncio.all_tasks(loop))
