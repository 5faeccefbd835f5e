"""All connections of an ASGI server, on one event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Collection

from examples.conversation.client import Event
from examples.conversation.server_asgi import Server
from examples.conversation.tasks import Tasks


class Connections:
    """Lets the clients speak when the loop has nothing left to do.

    Attributes:
        loop: The event loop.
        over: Is done when all is over.
        stopped: Whether any of it was stopped at a limit.
    """

    def __init__(self, tasks: Tasks) -> None:
        self.loop, self._tasks = tasks.loop, tasks
        self.over: asyncio.Future[None] = self.loop.create_future()
        self.stopped = False
        self._open: list[Server] = []

    def begin(self, server: Server, call: Awaitable[None]) -> None:
        """Begins one more."""
        self._open.append(server)
        self._tasks.begin(server.notes, server.serve(call))

    def on_step(self) -> bool:
        """Stops what does not end by itself."""
        if self.over.done():
            return False
        self._open = [server for server in self._open if not server.is_over]
        if any(server.is_too_long() for server in self._open):
            self.stop()
        if not self._open:
            self.over.set_result(None)
        return self.over.done()

    def stop(self) -> None:
        """Stops all, at a limit."""
        self.stopped = True
        self._end("stopped")

    def leave(self, error: SystemExit) -> None:
        """The application wants to leave, in one of its tasks."""
        left = self._tasks.whose(error)
        for server in self._open:
            if left in (server.notes, None):
                server.notes.add_error(error)
                server.end()

    def on_idle(self, goes_on: bool, working: Collection[object]) -> bool:
        """It is the clients' turn; if none has anything to say, all is over."""
        said = [(server, server.next(goes_on)) for server in self._open]
        is_ready = any(event for _, event in said)
        if not goes_on and not is_ready:
            return self.rest()
        for server, event in said:
            self._go_on(server, event, server.notes in working)
        return is_ready

    def rest(self) -> bool:
        """Nobody has anything to say: all is over."""
        is_open = bool(self._open)
        self._end("waiting")
        return is_open

    def _go_on(self, server: Server, event: Event | None, is_working: bool) -> None:
        if not is_working:
            self._tasks.note_wait(server.notes, server.receiver())
        if event is not None:
            server.hear(event)

    def _end(self, verdict: str) -> None:
        for server in self._open:
            server.end_with(verdict)
        self._open = []
