"""What each row of a drawing shows, as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from examples.conversation.message import Interface, Message
from examples.conversation.routes import Route

State: TypeAlias = Literal["busy", "waits", "queued", ""]
"""A lane can serve nobody else, could serve others, was not yet served, is empty."""

Segment: TypeAlias = dict[str, State]
"""The state of each lane for a while."""

SERVER: dict[Interface, str] = {"WSGI": "Worker thread", "ASGI": "Event loop"}
"""Of which a server has few, and every request needs one."""

ENDS = {"raise", "return"}
"""How the call of an app ends."""


@dataclass(frozen=True)
class Bar:
    """A lane's part of a row.

    Attributes:
        lane: Whose it is.
        state: What it does meanwhile.
        starts: Whether it did something else before.
        ends: Whether it does something else afterwards.
        is_after: Whether it lies below the row's arrow.
    """

    lane: str
    state: State
    starts: bool
    ends: bool
    is_after: bool = False


@dataclass(frozen=True)
class Step:
    """One row.

    Attributes:
        who: Who speaks, and to whom.
        words: What is said, as in the text of a conversation.
        details: Its headers, each as a line.
        remark: What it means, in plain words, if that needs any.
        sign: Who speaks, as in the text, where no arrow tells it.
        place: Where it is said, if that is news.
        route: The lanes that its arrow leads from and to, if it has one.
        kind: As `kind` tells.
        bars: What each lane does meanwhile.
        state: What became of the server by it, if that is news.
        values: The values after it, in the order of the drawing's names.
        line: How many lines above the code that speaks stands, if it does.
    """

    who: str
    words: str
    details: tuple[str, ...] = ()
    remark: str = ""
    sign: str = ""
    place: str = ""
    route: Route | None = None
    kind: str = "message"
    bars: tuple[Bar, ...] = ()
    state: str = ""
    values: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True)
class Drawing:
    """A conversation, or several, ready to be drawn.

    Attributes:
        interface: `WSGI` or `ASGI`.
        label: What it is, in a few words.
        heads: What stands above each lane.
        steps: The rows.
        names: The names of the values.
        has_clients: Whether each lane is a client's.
    """

    interface: Interface
    label: str
    heads: tuple[str, ...]
    steps: tuple[Step, ...]
    names: tuple[str, ...]
    has_clients: bool = False


def kind(message: Message) -> str:
    """What a message is: the name of a note, the `end` of a call, or `message`."""
    if message.speaker == "note":
        return message.name
    return "end" if message.name in ENDS else "message"


def bars(rows: Sequence[tuple[Segment, Segment]]) -> list[tuple[Bar, ...]]:
    """The bars of each row.

    Args:
        rows: What the lanes do before each row's arrow, and after it.
    """
    parts = [
        (row, is_after, segment)
        for row, both in enumerate(rows)
        for is_after, segment in enumerate(both)
        if segment or not is_after
    ]
    segments: list[Segment] = [{}, *(segment for *_, segment in parts), {}]
    found: list[list[Bar]] = [[] for _ in rows]
    for index, (row, is_after, segment) in enumerate(parts, 1):
        before, after = segments[index - 1], segments[index + 1]
        for lane, state in segment.items():
            starts = bool(state) and before.get(lane) != state
            ends = bool(state) and after.get(lane) != state
            found[row].append(Bar(lane, state, starts, ends, bool(is_after)))
    return [tuple(row) for row in found]


def news(states: Iterable[str], before: str = "") -> list[str]:
    """Each that differs from the one before; nothing for the others."""
    found = []
    for state in states:
        found.append(state if state != before else "")
        before = state
    return found
