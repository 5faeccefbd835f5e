"""What an ASGI application may send, and when.

[HTTP and WebSocket](https://asgi.readthedocs.io/en/latest/specs/www.html),
[lifespan](https://asgi.readthedocs.io/en/latest/specs/lifespan.html).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

NEXT: dict[str, dict[str, str]] = {
    "http": {"http.response.start": "body"},
    "body": {"http.response.body": "body"},
    "websocket": {"websocket.accept": "open", "websocket.close": "closed"},
    "open": {"websocket.send": "open", "websocket.close": "closed"},
    "lifespan": {
        "lifespan.startup.complete": "started",
        "lifespan.startup.failed": "closed",
    },
    "started": {
        "lifespan.shutdown.complete": "closed",
        "lifespan.shutdown.failed": "closed",
    },
    "closed": {},
}
"""From each state, which message leads to which; it begins with the scope's type."""


def _is_str_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_headers(value: object) -> bool:
    return not isinstance(value, str | bytes | Mapping) and isinstance(value, Iterable)


TYPES: dict[str, dict[str, Callable[[object], bool]]] = {
    "http.response.start": {
        "status": lambda value: isinstance(value, int),
        "headers": _is_headers,
    },
    "http.response.body": {"body": lambda value: isinstance(value, bytes)},
    "websocket.accept": {"subprotocol": _is_str_or_none, "headers": _is_headers},
    "websocket.close": {
        "code": lambda value: isinstance(value, int),
        "reason": _is_str_or_none,
    },
    "websocket.send": {
        "text": _is_str_or_none,
        "bytes": lambda value: value is None or isinstance(value, bytes),
    },
}
"""Of which type the parts of a message have to be, where they are given."""

UNFINISHED = {
    "http": "returned without a response",
    "body": "returned in the middle of the response",
    "websocket": "returned without accepting or closing the WebSocket",
}
"""What is wrong with an application that returns, by the state that it left."""

NEEDED = {"http.response.start": "status"}


def fault(state: str, event: Any) -> str | None:
    """What is wrong with a message, if anything.

    Args:
        state: A key of `NEXT`.
        event: What the application sends, in whatever form.
    """
    if not isinstance(event, Mapping) or not isinstance(event.get("type"), str):
        return "an event is a dict with a type"
    name = event["type"]
    if name not in NEXT[state]:
        expected = " or ".join(NEXT[state]) or "nothing more"
        return f"{name} where the server expects {expected}"
    if name in NEEDED and NEEDED[name] not in event:
        return f"{name} without {NEEDED[name]}"
    for part, fits in TYPES.get(name, {}).items():
        if part in event and not fits(event[part]):
            return f"{name} with {part} of type {type(event[part]).__name__}"
    if name == "websocket.send":
        said = [event.get("text") is not None, event.get("bytes") is not None]
        return None if sum(said) == 1 else f"{name} needs either text or bytes"
    return _wrong_header(name, event.get("headers", ()))


def _wrong_header(name: str, headers: object) -> str | None:
    if not isinstance(headers, list | tuple):
        return None
    for pair in headers:
        match pair:
            case [bytes(), bytes()]:
                pass
            case _:
                return f"{name} with a header that is no pair of bytes"
    return None


def state_after(state: str, event: Mapping[str, Any]) -> str:
    """The state that a message without fault leads to."""
    if event["type"] == "http.response.body" and not event.get("more_body"):
        return "closed"
    return NEXT[state][event["type"]]
