"""What an ASGI server knows of one connection."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable
from time import monotonic
from typing import Any

from examples.conversation import legal
from examples.conversation.client import LOST, NORMAL, Client, Event
from examples.conversation.errors import whatever_is_raised
from examples.conversation.notes import Notes
from examples.conversation.place import Task

FORBIDDEN = 403
"""What a client gets when the application closes a WebSocket before it is open."""


class Server:
    """Talks with the application.

    Attributes:
        notes: Where to take down what is said.
        is_over: Whether all was said.

    Args:
        notes: Where to take down what is said.
        client: Who is at the other end.
        state: Where it begins, a key of `legal.NEXT`.
        until: When it is to be stopped, on the monotonic clock.
    """

    def __init__(self, notes: Notes, client: Client, state: str, until: float) -> None:
        self.notes, self.is_over, self._has_heard = notes, False, False
        self._client, self._state, self._until = client, state, until
        self._sent = 0
        self._receivers: deque[tuple[asyncio.Future[Event], Task | None]] = deque()

    async def serve(self, call: Awaitable[None]) -> None:
        """Awaits the application; the ear notes how it ends."""
        with whatever_is_raised():
            await call
            if self._state in legal.UNFINISHED and not self._client.left:
                self.notes.fault(legal.UNFINISHED[self._state])
        self.end()

    def end(self) -> None:
        """All was said."""
        self.is_over = True
        self.notes.end()

    def end_with(self, verdict: str) -> None:
        """All was said; takes down what came of it."""
        self.notes.add_verdict(verdict)
        self.end()

    def is_too_long(self) -> bool:
        """Whether it is to be stopped."""
        return self.notes.is_full() or monotonic() > self._until

    async def receive(self) -> Event:
        """Gives the application the next event, when there is one.

        The first came with the request, so nobody has to wait for it.
        """
        if not (self._has_heard or self.is_over):
            self._has_heard = True
            return self._client.first()
        event: asyncio.Future[Event] = asyncio.get_running_loop().create_future()
        self._receivers.append((event, asyncio.current_task()))
        return await event

    async def send(self, event: Any) -> None:
        """Takes what the application sends."""
        if self.is_too_long():
            await asyncio.sleep(0)  # lets the loop step, which stops all
        if self.is_over:
            await asyncio.get_running_loop().create_future()
        if self._client.left:
            return
        if fault := legal.fault(self._state, event):
            raise self.notes.fault(fault)
        self._sent += 1
        if event["type"] == "websocket.close":
            self._closed(event)
        self._state = legal.state_after(self._state, event)

    def _closed(self, event: Event) -> None:
        self._client.code = event.get("code", NORMAL)
        if self._state == "websocket":
            self._client.code = LOST
            self.notes.add_verdict("refused", status=FORBIDDEN)

    def receiver(self) -> Task | None:
        """The task that waits for the client, if one does."""
        while self._receivers and self._receivers[0][0].done():
            self._receivers.popleft()
        return self._receivers[0][1] if self._receivers else None

    def next(self, goes_on: bool) -> Event | None:
        """What the client says now, if anything.

        Args:
            goes_on: Whether something will happen by itself.
        """
        if self.receiver() is None:
            return None
        return self._client.next(self._state, self._sent, goes_on)

    def hear(self, event: Event) -> None:
        """Gives what the client says to the task that waits for it."""
        self._receivers.popleft()[0].set_result(event)
