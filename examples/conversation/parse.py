"""The conversation that a text shows."""

from __future__ import annotations

import re
from dataclasses import replace

from examples.conversation.literals import NAME, STRING, name_of
from examples.conversation.message import (
    LAST,
    Conversation,
    Message,
    Parts,
    Place,
    Speaker,
    Value,
    in_order,
)
from examples.conversation.pairs import pair_of
from examples.conversation.text import MORE, NATIVE, PAIR, PLACE, SIGNS
from examples.conversation.words import part_of, words_of

SPEAKERS: dict[str, Speaker] = {sign: speaker for speaker, sign in SIGNS.items()}

LINE = re.compile(rf"  (?P<sign>[→←·]) (?P<name>{NAME}|{STRING})(?: (?P<words>.*))?")
WHERE = re.compile(
    r"  in (?P<thread>main|thread \d+)(?:, (?P<task>task \d+))?"
    r", (?P<loop>no loop|loop running)"
)


def parse(written: str) -> Conversation:
    """Reads a conversation that `text` wrote.

    Args:
        written: The text.

    Returns:
        The conversation: `parse(text(conversation)) == conversation`.

    Raises:
        ValueError: If a line is none that `text` writes; it names the line.
    """
    title, *lines = _whole(written)
    interface, _, request = title.partition(" ")
    if interface not in NATIVE:
        raise ValueError(f"{title!r}: begins with neither WSGI nor ASGI")
    messages: list[Message] = []
    place = Place()
    for line in lines:
        try:
            if line.startswith(PLACE):
                place = _place(line)
            elif line.startswith(PAIR):
                pair = pair_of(line.removeprefix(PAIR), NATIVE[interface])
                messages[-1] = _with(messages[-1], pair)
            else:
                messages.append(_message(line, place))
        except (ValueError, IndexError) as error:
            raise ValueError(f"{line!r}: no line of a conversation") from error
    return Conversation(interface, _parts(request), tuple(messages))


def _whole(written: str) -> list[str]:
    """The lines, each with the rest that had to go below it."""
    lines: list[str] = []
    for line in written.removesuffix("\n").split("\n"):
        if line.startswith(MORE) and lines:
            lines[-1] += line.removeprefix(MORE[1:])
        else:
            lines.append(line)
    return lines


def _place(line: str) -> Place:
    found = WHERE.fullmatch(line)
    if not found:
        raise ValueError(line)
    return Place(found["thread"], found["task"], found["loop"] == "loop running")


def _message(line: str, place: Place) -> Message:
    found = LINE.fullmatch(line)
    if not found:
        raise ValueError(line)
    name = name_of(found["name"])
    return Message(SPEAKERS[found["sign"]], name, _parts(found["words"] or ""), place)


def _parts(words: str) -> Parts:
    return in_order(dict(part_of(word) for word in words_of(words)))


def _with(message: Message, pair: tuple[Value, Value]) -> Message:
    """The message with one more header."""
    before = message[LAST]
    headers = (*before, pair) if isinstance(before, tuple) else (pair,)
    return replace(message, parts=in_order({**dict(message.parts), LAST: headers}))
