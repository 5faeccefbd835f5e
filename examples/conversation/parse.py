"""The conversation that a text shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from examples.conversation.message import (
    Conversation,
    Interface,
    Message,
    Parts,
    Place,
)
from examples.conversation.pairs import pair_of
from examples.conversation.parse_line import (
    message_of,
    parts_of,
    place_of,
    with_header,
)
from examples.conversation.text import MORE, NATIVE, PAIR, PLACE, SAID
from examples.conversation.together import Together

SEVERAL = re.compile(
    r"(?P<interface>WSGI|ASGI) (?P<clients>\d+) clients?"
    r", (?:(?P<threads>\d+) threads?|1 loop)",
    re.A,
)


def parse(written: str) -> Conversation | Together:
    """Reads a conversation that `text` wrote.

    Args:
        written: The text.

    Returns:
        The conversation, or several together: `parse(text(said)) == said`.

    Raises:
        ValueError: If a line is none that `text` writes; it names the line.
    """
    title, *lines = written.removesuffix("\n").split("\n")
    if several := SEVERAL.fullmatch(title):
        return _together(several, lines)
    interface, _, request = title.partition(" ")
    if interface not in NATIVE:
        raise ValueError(f"{title!r}: begins with neither WSGI nor ASGI")
    said = _said(lines, NATIVE[interface], {"": 1})
    messages = tuple(message for _, message in said)
    return Conversation(interface, parts_of(request), messages)


def _together(title: re.Match[str], lines: list[str]) -> Together:
    interface, count = cast(Interface, title["interface"]), int(title["clients"])
    threads = None if title["threads"] is None else int(title["threads"])
    width = len(title["clients"])
    clients = {f"{client:{width}} ": client for client in range(1, count + 1)}
    requests = tuple(map(_request, clients, [*lines[:count], *[""] * count]))
    said = _said(lines[count:], NATIVE[interface], clients)
    return Together(interface, threads, requests, tuple(said))


def _request(client: str, line: str) -> Parts:
    if not line.startswith(f"{SAID}{client}"):
        raise ValueError(f"{line!r}: not the request of client {client.strip()}")
    return parts_of(line.removeprefix(f"{SAID}{client}"))


def _said(
    lines: list[str], native: type, clients: Mapping[str, int]
) -> list[tuple[int, Message]]:
    """The messages, each with the client that it was said with."""
    said: list[tuple[int, Message]] = []
    place = Place()
    for who, line in _whole(lines, len(next(iter(clients), ""))):
        try:
            if line.startswith(PLACE):
                place = place_of(line)
            elif line.startswith(PAIR) and not who.strip():
                client, message = said.pop()
                pair = pair_of(line.removeprefix(PAIR), native)
                said.append((client, with_header(message, pair)))
            else:
                said.append((clients[who], message_of(line, place)))
        except (ValueError, LookupError) as error:
            whole = f"{line[: len(SAID)]}{who}{line[len(SAID) :]}"
            raise ValueError(f"{whole!r}: no line of a conversation") from error
    return said


def _whole(lines: list[str], width: int) -> list[tuple[str, str]]:
    """Who each line is said with, and the line with the rest that stands below it."""
    whole: list[tuple[str, str]] = []
    for line in lines:
        cut = len(SAID) + width * (not line.startswith(PLACE))
        who, line = line[len(SAID) : cut], line[: len(SAID)] + line[cut:]
        if whole and line.startswith(MORE) and not who.strip():
            before, start = whole.pop()
            whole.append((before, start + line.removeprefix(MORE[1:])))
        else:
            whole.append((who, line))
    return whole
