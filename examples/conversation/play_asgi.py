"""Plays an ASGI server, for one request or several at once.

[The ASGI specification](https://asgi.readthedocs.io/en/latest/specs/main.html).
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic

from examples.conversation import crossings, limits
from examples.conversation.client import Client
from examples.conversation.connections import Connections
from examples.conversation.ear_asgi import ASGIApp
from examples.conversation.errors import whatever_is_raised
from examples.conversation.idle import Host
from examples.conversation.in_time import Late
from examples.conversation.notes import Notes
from examples.conversation.requests import Request
from examples.conversation.server_asgi import Server
from examples.conversation.sleepers import runs_here
from examples.conversation.tasks import Tasks
from examples.conversation.told import scope

ABANDONED: list[object] = []
"""Tasks that refused to end; Python would complain if it collected them."""

Asked = Sequence[tuple[ASGIApp, Request, Notes]]


def play(asked: Asked) -> None:
    """Serves requests at once, on an event loop of its own.

    Args:
        asked: For each client the application, with someone who listens; what it
            asks for; and where to take down what the server has to say.
    """
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda loop, context: None)
    connections = Connections(Tasks(loop))
    host = Host(loop, connections)
    try:
        with runs_here(host):
            _begin(asked, connections)
            _run(connections)
            say_goodbye(loop)
            end_generators(loop)
            if connections.stopped:  # a thread may hang
                crossings.leave_thread()
            else:
                loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        host.free()
        loop.close()


def _begin(asked: Asked, connections: Connections) -> None:
    until = monotonic() + limits.SECONDS
    for app, request, notes in asked:
        server = Server(notes, Client(request), request.kind, until)
        connections.begin(server, app(scope(request), server.receive, server.send))


def _run(connections: Connections) -> None:
    while not connections.over.done():
        try:
            connections.loop.run_until_complete(connections.over)
        except SystemExit as error:  # in a task of its own
            connections.leave(error)
        except RuntimeError:  # the application stopped the loop
            connections.stop()
        except Late:  # it holds the loop, outside of every task
            connections.stop()
            return


def say_goodbye(loop: asyncio.AbstractEventLoop) -> None:
    """Ends what the application left behind, if it can be ended."""
    for _ in range(limits.GOODBYES):
        tasks = asyncio.all_tasks(loop)
        if not tasks:
            return
        for task in tasks:
            task.cancel()
        wait = asyncio.wait(tasks, timeout=limits.GOODBYE)
        with whatever_is_raised():
            loop.run_until_complete(wait)
    ABANDONED.extend(asyncio.all_tasks(loop))


def end_generators(loop: asyncio.AbstractEventLoop) -> None:
    """Ends the asynchronous generators that are left; one may wait at its end."""
    ends = asyncio.wait_for(loop.shutdown_asyncgens(), limits.GOODBYE)
    with suppress(TimeoutError):
        loop.run_until_complete(ends)
