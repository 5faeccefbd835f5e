"""What a client says, and when."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from examples.conversation.requests import Close, Request

NORMAL, LOST = 1000, 1006
"""Close codes: the client said goodbye, or it did not."""

Event = dict[str, Any]


class Client:
    """A client that says its next thing when the application awaits it.

    Args:
        request: What it asks for.
    """

    def __init__(self, request: Request) -> None:
        self.left = False
        self.code = NORMAL
        self._request = request
        self._says = deque(_events(request))
        self._first = len(self._says) if request.kind == "http" else 1

    def first(self) -> Event:
        """What comes with the request itself."""
        self._first -= 1
        return self._says.popleft()

    def next(self, state: str, sent: int, timer: bool) -> Event | None:
        """What `receive` gives now, if anything.

        Args:
            state: That of the conversation, a key of `legal.NEXT`.
            sent: How many messages the application sent.
            timer: Whether the application may go on by itself, later.
        """
        if self._first:
            return self.first()
        if self._request.kind == "lifespan":
            return self._says.popleft() if self._says and state == "started" else None
        if self._leaves(state, sent, timer):
            return self._goodbye()
        if self._says and state == "open":
            return self._say(self._says.popleft())
        return None

    def _leaves(self, state: str, sent: int, timer: bool) -> bool:
        if self._request.kind == "http" and self.left:
            return True
        if self._request.leaves_after is not None:
            return sent >= self._request.leaves_after and not self.left
        if state == "closed":
            return not self.left
        return state == "open" and not (self._says or timer or self.left)

    def _goodbye(self) -> Event:
        self.left = True
        if self._request.kind == "http":
            return {"type": "http.disconnect"}
        code = self.code if self._request.leaves_after is None else LOST
        return {"type": "websocket.disconnect", "code": code}

    def _say(self, event: Event) -> Event:
        self.left = event["type"] == "websocket.disconnect"
        return event


def _events(request: Request) -> Iterator[Event]:
    match request.kind:
        case "http":
            chunks = request.says or (b"",)
            for left, chunk in zip(range(len(chunks))[::-1], chunks, strict=True):
                yield {"type": "http.request", "body": chunk, "more_body": left > 0}
        case "websocket":
            yield {"type": "websocket.connect"}
            for said in request.says:
                yield event_of(said)
        case "lifespan":
            yield {"type": "lifespan.startup"}
            yield {"type": "lifespan.shutdown"}


def event_of(said: str | bytes | Close) -> Event:
    """What a client says on a WebSocket, as an event."""
    match said:
        case Close(code, reason):
            return {"type": "websocket.disconnect", "code": code, "reason": reason}
        case str():
            return {"type": "websocket.receive", "text": said}
    return {"type": "websocket.receive", "bytes": said}
