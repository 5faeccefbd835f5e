"""A conversation as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from examples.conversation.literals import name_text
from examples.conversation.message import (
    HERE,
    Conversation,
    Interface,
    Message,
    Place,
    Speaker,
    Value,
)
from examples.conversation.pairs import pair_text
from examples.conversation.parts import LAST
from examples.conversation.together import Together
from examples.conversation.words import part_texts
from examples.conversation.wrap import wrapped

SIGNS: dict[Speaker, str] = {"server": "→", "app": "←", "note": "·"}
"""Who speaks: the server to the application, the application, the recorder."""

NATIVE: dict[Interface, type] = {"WSGI": str, "ASGI": bytes}
"""What headers are made of."""

PLACE, SAID, PAIR, MORE = "  in ", "  ", " " * 6, " " * 8
"""How a place, a message, a header and the rest of a long line begin."""


def text(conversation: Conversation | Together) -> str:
    """A conversation as text, one message a line.

    An arrow to the right is what the server says, to the left what the application
    says; a dot is a note of the recorder. A line with `in` tells where all that
    follows was said. With several clients, a number tells whose each line is.
    `parse` reads it back.

    Args:
        conversation: What to show.

    Returns:
        Lines of at most 64 columns, where the application's own words allow.
    """
    if isinstance(conversation, Together):
        lines = _together(conversation)
    else:
        lines = _alone(conversation)
    return "".join(f"{line}\n" for line in lines)


def _alone(conversation: Conversation) -> Iterator[str]:
    yield " ".join([conversation.interface, *part_texts(conversation.request)])
    said = [("", message) for message in conversation.messages]
    yield from _lines(said, NATIVE[conversation.interface])


def _together(together: Together) -> Iterator[str]:
    clients = len(together.requests)
    yield title(together)
    who = [f"{client:{len(str(clients))}} " for client in range(clients + 1)]
    for client, request in zip(who[1:], together.requests, strict=True):
        yield f"{SAID}{client}{' '.join(part_texts(request))}"
    said = [(who[client], message) for client, message in together.messages]
    yield from _lines(said, NATIVE[together.interface])


def title(together: Together) -> str:
    """How many clients ask, and what serves them."""
    clients, threads = counted(len(together.requests), "client"), together.threads
    server = "1 loop" if threads is None else counted(threads, "thread")
    return f"{together.interface} {clients}, {server}"


def counted(count: int, what: str) -> str:
    """So many of something."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _lines(said: Iterable[tuple[str, Message]], native: type) -> Iterator[str]:
    """The lines of messages, each with who it is said with."""
    place = None
    for who, message in said:
        if message.place != place:
            place = message.place
            yield f"{PLACE}{place_text(place)}"
        yield from _message_lines(who, message, native)


def place_text(place: Place) -> str:
    """A place in words: thread, task, and whether a loop runs."""
    loop = "loop running" if place.loop else "no loop"
    return ", ".join(filter(None, [place.thread, place.task, loop]))


def _message_lines(who: str, message: Message, native: type) -> Iterator[str]:
    indent = " " * len(who)
    words, pairs = said_texts(message, native)
    start = f"{SAID}{who}{SIGNS[message.speaker]} {name_text(message.name)}"
    if number := shown_line(message):
        words.append(f"{HERE}{number}")
    yield from wrapped(start, words, indent + MORE)
    for pair in pairs:
        yield f"{indent}{PAIR}{pair}"


def said_texts(message: Message, native: type) -> tuple[list[str], list[str]]:
    """What a message carries as words, and its headers, each as a line."""
    pairs = _pairs(message[LAST])
    words = part_texts(part for part in message.parts if not pairs or part[0] != LAST)
    return words, [pair_text(name, value, native) for name, value in pairs]


def shown_line(message: Message) -> int | None:
    """The line of the code above; any other line is of one machine alone."""
    line = message.line
    return line.number if line and line.path == HERE else None


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
