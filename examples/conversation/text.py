"""A conversation as text."""

from __future__ import annotations

from collections.abc import Iterator

from examples.conversation.literals import name_text
from examples.conversation.message import (
    LAST,
    Conversation,
    Interface,
    Message,
    Place,
    Speaker,
    Value,
)
from examples.conversation.pairs import pair_text
from examples.conversation.words import part_texts
from examples.conversation.wrap import wrapped

SIGNS: dict[Speaker, str] = {"server": "→", "app": "←", "note": "·"}
"""Who speaks: the server to the application, the application, the recorder."""

NATIVE: dict[Interface, type] = {"WSGI": str, "ASGI": bytes}
"""What headers are made of."""

PLACE, SAID, PAIR, MORE = "  in ", "  ", " " * 6, " " * 8
"""How a place, a message, a header and the rest of a long line begin."""


def text(conversation: Conversation) -> str:
    """A conversation as text, one message a line.

    An arrow to the right is what the server says, to the left what the application
    says; a dot is a note of the recorder. A line with `in` tells where all that
    follows was said. `parse` reads it back.

    Args:
        conversation: What to show.

    Returns:
        Lines of at most 64 columns, where the application's own words allow.
    """
    return "".join(f"{line}\n" for line in _lines(conversation))


def _lines(conversation: Conversation) -> Iterator[str]:
    yield " ".join([conversation.interface, *part_texts(conversation.request)])
    place = None
    for message in conversation.messages:
        if message.place != place:
            place = message.place
            yield f"{PLACE}{_place_text(place)}"
        yield from _message_lines(message, NATIVE[conversation.interface])


def _place_text(place: Place) -> str:
    loop = "loop running" if place.loop else "no loop"
    return ", ".join(filter(None, [place.thread, place.task, loop]))


def _message_lines(message: Message, native: type) -> Iterator[str]:
    pairs = _pairs(message[LAST])
    words = part_texts(part for part in message.parts if not pairs or part[0] != LAST)
    start = f"{SAID}{SIGNS[message.speaker]} {name_text(message.name)}"
    yield from wrapped(start, words, MORE)
    for name, value in pairs:
        yield f"{PAIR}{pair_text(name, value, native)}"


def _pairs(headers: Value) -> list[tuple[str | bytes, str | bytes]]:
    """Headers as pairs; none if they are anything else."""
    pairs = []
    for item in headers if isinstance(headers, tuple) else ():
        match item:
            case (str() | bytes() as name, str() | bytes() as value):
                pairs.append((name, value))
            case _:
                return []
    return pairs
