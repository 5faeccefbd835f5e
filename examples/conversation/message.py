"""What a server and an application say to each other, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Speaker: TypeAlias = Literal["server", "app", "note"]
Interface: TypeAlias = Literal["WSGI", "ASGI"]


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
class Line:
    """A line of code.

    Attributes:
        path: The file that it is in; `HERE` for the code above a text on a page.
        number: Counted from 1; for code on a page upwards, from the text.
    """

    path: str
    number: int


HERE = "^"
"""Stands for the code above a text on a page."""


@dataclass(frozen=True)
class Message:
    """One thing that was said, or a note of the recorder.

    Attributes:
        speaker: Who said it: `server`, `app`, or `note` for the recorder.
        name: What it is called: `call`, `http.request`, `raise` and so on.
        parts: What it carries, in one order: that of `parts.in_order`.
        place: Where it was said.
        line: The line of the application's own code; it makes no two messages differ.
    """

    speaker: Speaker
    name: str
    parts: Parts = ()
    place: Place = Place()
    line: Line | None = field(default=None, compare=False)

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
