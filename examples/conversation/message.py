"""What a server and an application say to each other, as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Speaker: TypeAlias = Literal["server", "app", "note"]
Interface: TypeAlias = Literal["WSGI", "ASGI"]

FIRST = ("type", "method", "path", "error", "calls", "status", "body", "message")
"""The parts that are told first, in this order; others follow by name."""

LAST = "headers"

HUGE = 10**100
"""No integer of a message is shown from here on."""

DEEP = 8
"""No tuple of a message is shown inside as many others."""


@dataclass(frozen=True)
class Other:
    """A value that is shown by the name of its type alone.

    Attributes:
        name: The name of its type.
    """

    name: str


Value: TypeAlias = "str | bytes | int | float | bool | Other | tuple[Value, ...] | None"
Parts: TypeAlias = tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class Place:
    """Where something was said.

    Attributes:
        thread: The thread's name: `main`, `thread 1` and so on.
        task: The asyncio task's name, such as `task 1`; `None` outside of one.
        loop: Whether an event loop was running in that thread.
    """

    thread: str = "main"
    task: str | None = None
    loop: bool = False


@dataclass(frozen=True)
class Message:
    """One thing that was said, or a note of the recorder.

    Attributes:
        speaker: Who said it: `server`, `app`, or `note` for the recorder.
        name: What it is called: `call`, `http.request`, `raise` and so on.
        parts: What it carries, in the order of `in_order`.
        place: Where it was said.
    """

    speaker: Speaker
    name: str
    parts: Parts = ()
    place: Place = Place()

    def __getitem__(self, name: str) -> Value:
        """The part of that name, or `None`."""
        return dict(self.parts).get(name)


@dataclass(frozen=True)
class Conversation:
    """All that was said about one request.

    Attributes:
        interface: `WSGI` or `ASGI`.
        request: What the client asked for, as parts.
        messages: What was said, in order.
    """

    interface: Interface
    request: Parts
    messages: tuple[Message, ...] = ()


def in_order(parts: Mapping[str, Value]) -> Parts:
    """The parts in the one order that a message has them in."""
    return tuple(sorted(parts.items(), key=lambda part: _rank(part[0])))


def _rank(name: str) -> tuple[int, str]:
    if name in FIRST:
        return FIRST.index(name), ""
    return len(FIRST) + (name == LAST), name


def frozen(value: object, depth: int = 0) -> Value:
    """The value as one that never changes; what can't be shown is named only."""
    match value:
        case None | bool() | Other():
            return value
        case str():
            return str.__str__(value)
        case bytes():
            return b"".join([value, b""])
        case int() if -HUGE < value < HUGE:
            return int.__int__(value)
        case float() if value - value == 0:
            return float.__float__(value)
        case list() | tuple() if depth < DEEP:
            return tuple(frozen(part, depth + 1) for part in value)
    return Other(re.sub(r"\W", "_", type(value).__name__, flags=re.ASCII))


def frozen_parts(parts: Iterable[tuple[object, object]]) -> Parts:
    """The parts frozen and in order; a name that is no string is named by its type."""
    return in_order({_name(name): frozen(value) for name, value in parts})


def _name(name: object) -> str:
    return str.__str__(name) if isinstance(name, str) else f"<{type(name).__name__}>"
