"""What an ASGI server knows of one connection."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable
from contextlib import suppress
from time import monotonic
from typing import Any

from examples.conversation import legal, limits
from examples.conversation.client import LOST, Client, Event
from examples.conversation.notes import Notes

FORBIDDEN = 403
"""What a client gets when the application closes a WebSocket before it is open."""

ENDS = (Exception, SystemExit, asyncio.CancelledError)
"""By what an application may end, and the recorder goes on."""


class Server:
    """Talks with the application, and listens to the event loop of both.

    Attributes:
        over: Is done when the conversation is over; to be set before it begins.
        stopped: Whether the conversation ended by a limit.
    """

    over: asyncio.Future[None]

    def __init__(self, notes: Notes, client: Client, state: str) -> None:
        self._notes, self._client, self._state = notes, client, state
        self.stopped = False
        self._sent = 0
        self._receivers: deque[asyncio.Future[Event]] = deque()
        self._end = monotonic() + limits.SECONDS

    async def serve(self, call: Awaitable[None]) -> None:
        """Awaits the application; the ear notes how it ends."""
        with suppress(*ENDS):
            await call
        self.end()

    async def receive(self) -> Event:
        """Gives the application the next event, when there is one."""
        event: asyncio.Future[Event] = asyncio.get_running_loop().create_future()
        self._receivers.append(event)
        return await event

    async def send(self, event: Any) -> None:
        """Takes what the application sends."""
        if self._is_too_long():
            await asyncio.sleep(0)  # lets the loop step, which stops all
        if self.over.done():
            await asyncio.get_running_loop().create_future()
        if self._client.left:
            return
        if fault := legal.fault(self._state, event):
            raise self._notes.fault(fault)
        self._sent += 1
        if event["type"] == "websocket.close":
            self._closed(event)
        self._state = legal.state_after(self._state, event)

    def _closed(self, event: Event) -> None:
        self._client.code = event.get("code", 1000)
        if self._state == "websocket":
            self._client.code = LOST
            self._notes.add_verdict("refused", status=FORBIDDEN)

    def end(self) -> None:
        """The conversation is over."""
        if not self.over.done():
            self.over.set_result(None)

    def on_step(self) -> None:
        """Stops what does not end by itself."""
        if self.over.done():
            return
        if self._is_too_long():
            self.stopped = True
            self._notes.add_verdict("stopped")
            self.end()

    def _is_too_long(self) -> bool:
        return self._notes.is_full() or monotonic() > self._end

    def on_idle(self, timer: bool) -> bool:
        """It is the client's turn; if it has nothing to say, all is over."""
        if self.over.done():
            return False
        while self._receivers and self._receivers[0].done():
            self._receivers.popleft()
        if self._receivers:
            event = self._client.next(self._state, self._sent, timer)
            if event is not None:
                self._receivers.popleft().set_result(event)
                return True
        if timer:
            return False
        self._notes.add_verdict("waiting")
        self.end()
        return True
