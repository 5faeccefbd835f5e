"""Which lane is occupied while something is said, and which waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from examples.conversation.message import Conversation, Message, Place
from examples.conversation.routes import CROSSINGS
from examples.conversation.steps import Segment, State

SUSPENDED = {"waits", "waiting"}
"""Notes that tell that nothing runs."""

Row = tuple[Segment, Segment]
"""The lanes before the arrow of a message, and after it."""


def is_note(message: Message, *names: str) -> bool:
    """Whether it is a note of one of these names."""
    return message.speaker == "note" and message.name in names


@dataclass(frozen=True)
class Ground:
    """Where a conversation is at home.

    Attributes:
        run: The conversation.
    """

    run: Conversation

    def is_away(self, place: Place) -> bool:
        """Whether code runs there that the server doesn't run itself."""
        own_loop = self.run.interface == "WSGI" and place.loop
        return own_loop or place.thread != self.run.messages[0].place.thread

    @cached_property
    def elsewhere(self) -> str | None:
        """What the place away from home is called, if any code runs there."""
        places = (message.place for message in self.run.messages)
        away = [place for place in places if self.is_away(place)]
        if not away:
            return None
        return "Own loop" if any(place.loop for place in away) else "Thread"

    def crosses(self, previous: Message, message: Message) -> bool:
        """Whether a note tells that code leaves home there, or comes back."""
        was_away, is_away = self.is_away(previous.place), self.is_away(message.place)
        return is_note(message, *CROSSINGS) and was_away != is_away

    def segment(self, place: Place, suspended: bool) -> Segment:
        """What the lanes do while code runs there."""
        away = self.is_away(place)
        is_free = self.run.interface == "ASGI" and (away or suspended)
        state: State = "waits" if is_free else "busy"
        elsewhere: State = "waits" if suspended else "busy"
        segment: Segment = {"server": state, "app": state}
        return segment | ({"elsewhere": elsewhere} if away else {})


def rows(run: Conversation) -> list[Row]:
    """What the lanes do before and after each message."""
    ends = _last(run, "server"), _last(run, "app")
    return [
        (_until(before, index, *ends), _until(after, index, *ends))
        for index, (before, after) in enumerate(_rows(run))
    ]


def _rows(run: Conversation) -> Iterator[Row]:
    ground = Ground(run)
    before: Row = ({}, {})
    previous: Message | None = None
    for message in run.messages:
        now = ground.segment(message.place, is_note(message, *SUSPENDED))
        if previous is None:
            row: Row = ({"server": now["server"]}, {})
        elif ground.crosses(previous, message):
            row = ground.segment(previous.place, False), now
        elif message.speaker == "server" and is_note(previous, "waits"):
            row = before[0], {}
        else:
            row = now, {}
        yield row
        before, previous = row, message


def _last(run: Conversation, lane: str) -> int:
    """The last message until which a lane has something to do."""
    said = [
        index
        for index, message in enumerate(run.messages)
        if not is_note(message, "refused")
        and (lane == "server" or message.speaker != "server")
    ]
    return said[-1] if said else 0


def _until(segment: Segment, index: int, server: int, app: int) -> Segment:
    """What is left of a segment when the lanes end with these messages."""
    last = {"server": server}
    return {
        lane: state for lane, state in segment.items() if index <= last.get(lane, app)
    }
