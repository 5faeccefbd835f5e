"""What a client can ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from examples.conversation.message import Parts

Kind: TypeAlias = Literal["http", "websocket", "lifespan"]


@dataclass(frozen=True)
class Close:
    """The client closes its WebSocket.

    Attributes:
        code: A code of RFC 6455, section 7.4.
        reason: Text for the other side.
    """

    code: int = 1000
    reason: str = ""


@dataclass(frozen=True)
class Request:
    """What a client asks for, and what it says afterwards.

    Attributes:
        kind: `http`, `websocket` or `lifespan` (asked by the server itself).
        method: The HTTP method.
        target: The path, with the query string if there is one.
        headers: Names and values; these are the ones that a record shows.
        says: The chunks of the body, or the messages of the WebSocket.
        leaves_after: How many messages of the application the client waits
            for before it disconnects; `None` if it stays.
    """

    kind: Kind
    method: str = "GET"
    target: str = "/"
    headers: tuple[tuple[str, str], ...] = ()
    says: tuple[str | bytes | Close, ...] = ()
    leaves_after: int | None = None

    @property
    def path(self) -> str:
        """The target without its query string."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The target's query string."""
        return self.target.partition("?")[2]

    @property
    def asked(self) -> Parts:
        """What it asks for, as parts."""
        match self.kind:
            case "http":
                return (("method", self.method), ("path", self.target))
            case "websocket":
                return (("type", "websocket"), ("path", self.target))
        return (("type", "lifespan"),)


def get(target: str = "/", headers: Mapping[str, str] | None = None) -> Request:
    """A `GET` request."""
    return Request("http", "GET", target, _pairs(headers))


def post(
    target: str = "/",
    body: Iterable[bytes] = (),
    headers: Mapping[str, str] | None = None,
    method: str = "POST",
) -> Request:
    """A request with a body, which the client sends chunk by chunk.

    Raises:
        TypeError: If a chunk is no bytes.
    """
    return Request("http", method, target, _pairs(headers), _chunks(body))


def websocket(
    target: str = "/",
    says: Iterable[str | bytes | Close] = (),
    headers: Mapping[str, str] | None = None,
) -> Request:
    """A WebSocket that the client opens, speaks on, and closes at the end.

    A WebSocket begins as a `GET` request with an `Upgrade` header
    ([RFC 6455, section 4.1](https://www.rfc-editor.org/rfc/rfc6455#section-4.1)).
    """
    return Request("websocket", "GET", target, _pairs(headers), tuple(says))


def lifespan() -> Request:
    """The server starts, and stops again.

    [ASGI lifespan](https://asgi.readthedocs.io/en/latest/specs/lifespan.html).
    """
    return Request("lifespan", "", "")


def close(code: int = 1000, reason: str = "") -> Close:
    """Among what a WebSocket client says: it closes."""
    return Close(code, reason)


def disconnect_after(messages: int, request: Request | None = None) -> Request:
    """The request of a client that leaves early.

    Args:
        messages: How many messages of the application it waits for; under WSGI,
            how many chunks of the body.
        request: What it asks for; `get()` unless given.

    Raises:
        ValueError: If it is less than none.
    """
    if messages < 0:
        raise ValueError(f"disconnect_after({messages}): wait for 0 or more")
    return replace(request or get(), leaves_after=messages)


def _pairs(headers: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    return tuple((headers or {}).items())


def _chunks(body: Iterable[bytes]) -> tuple[bytes, ...]:
    chunks = (body,) if isinstance(body, bytes | str) else tuple(body)
    for chunk in chunks:
        if not isinstance(chunk, bytes):
            raise TypeError(f"{chunk!r}: no bytes; a body is sent as bytes")
    return chunks
