"""What one line of a conversation's text says."""

from __future__ import annotations

import re
from dataclasses import replace

from examples.conversation.literals import NAME, STRING, name_of
from examples.conversation.message import (
    HERE,
    Line,
    Message,
    Parts,
    Place,
    Speaker,
    Value,
)
from examples.conversation.parts import LAST, in_order
from examples.conversation.text import SIGNS
from examples.conversation.words import part_of, words_of

SPEAKERS: dict[str, Speaker] = {sign: speaker for speaker, sign in SIGNS.items()}

SAID = re.compile(
    rf"  (?P<sign>[→←·]) (?P<name>{NAME}|{STRING})(?P<words>(?: .*?)??)"
    rf"(?: {re.escape(HERE)}(?P<number>[1-9]\d*))?",
    re.A,
)
WHERE = re.compile(
    r"  in (?P<thread>main|thread \d+)(?:, (?P<task>task \d+))?"
    r", (?P<loop>no loop|loop running)",
    re.A,
)


def place_of(line: str) -> Place:
    """The place that a line with `in` tells.

    Raises:
        ValueError: If it is no such line.
    """
    found = WHERE.fullmatch(line)
    if not found:
        raise ValueError(line)
    return Place(found["thread"], found["task"], found["loop"] == "loop running")


def message_of(line: str, place: Place) -> Message:
    """The message that a line tells, with the rest of it that stood below.

    Args:
        line: Without the number of the client.
        place: Where it was said.

    Raises:
        ValueError: If it is no such line.
    """
    found = SAID.fullmatch(line)
    if not found:
        raise ValueError(line)
    speaker, name = SPEAKERS[found["sign"]], name_of(found["name"])
    spoke = Line(HERE, int(found["number"])) if found["number"] else None
    return Message(speaker, name, parts_of(found["words"]), place, spoke)


def parts_of(words: str) -> Parts:
    """The parts that words tell.

    Raises:
        ValueError: If a word is none that `part_texts` writes.
    """
    return in_order(dict(part_of(word) for word in words_of(words)))


def with_header(message: Message, pair: tuple[Value, Value]) -> Message:
    """The message with one more header."""
    before = message[LAST]
    headers = (*before, pair) if isinstance(before, tuple) else (pair,)
    return replace(message, parts=in_order({**dict(message.parts), LAST: headers}))
