"""Tables of conversations: rows of cells, the header first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from examples.conversation.message import Conversation, Message
from examples.conversation.text import counted, place_text

Cell = Callable[[Conversation], str]

Rows = list[list[str]]


def execution_table(*conversations: Conversation) -> Rows:
    """One row a run.

    Args:
        *conversations: The runs.

    Returns:
        Rows of cells, the header first.
    """
    header = ["Step", *EXECUTION]
    cells = EXECUTION.values()
    steps = enumerate(conversations, 1)
    rows = [[str(step), *[cell(run) for cell in cells]] for step, run in steps]
    return [header, *rows]


def variable_tracker(*conversations: Conversation) -> Rows:
    """One column a run.

    Args:
        *conversations: The runs.

    Returns:
        Rows of cells, the header first.
    """
    header = ["Variable", *[f"{run.interface} {request(run)}" for run in conversations]]
    rows = [[name, *[cell(run) for run in conversations]] for name, cell in TRACKED]
    return [header, *rows]


def request(run: Conversation) -> str:
    """What the client asked for: `GET /`, `WebSocket /chat` or `lifespan`."""
    parts = dict(run.request)
    kind = {"websocket": "WebSocket"}.get(str(parts.get("type")), parts.get("type"))
    words = [kind, parts.get("method"), parts.get("path")]
    return " ".join(str(word) for word in words if word is not None)


def call(run: Conversation) -> str:
    """How the server calls the application."""
    return "called" if run.interface == "WSGI" else "awaited"


def places(run: Conversation) -> str:
    """Where anything was said or run, in the order of its first time."""
    at = (replace(message.place, task=None) for message in run.messages)
    return "; ".join(dict.fromkeys(map(place_text, at)))


def heard(run: Conversation) -> str:
    """What the server said after the call."""
    return _names(run, "server") or "nothing"


def said(run: Conversation) -> str:
    """What the application said."""
    return _names(run, "app") or "nothing"


def _names(run: Conversation, speaker: str) -> str:
    names = [message.name for message in run.messages if message.speaker == speaker]
    if speaker == "server":
        names = names[1:]
    return ", ".join(_counted(names))


def _counted(names: list[str]) -> Iterator[str]:
    """Each name once, with how often it stands in a row."""
    for name, group in groupby(names):
        count = len([*group])
        yield name if count == 1 else f"{name} ({count} times)"


def answer(run: Conversation) -> str:
    """What the client got, as far as the conversation tells."""
    for name, told in ANSWERS.items():
        found = [message for message in run.messages if message.name == name]
        if found:
            return told(found[-1], run)
    return "none"


def _heard(run: Conversation) -> str:
    count = sum(message.name == "websocket.send" for message in run.messages)
    return counted(count, "message")


def _size(run: Conversation) -> int:
    bodies = [
        message["body"]
        for message in run.messages
        if message.name in ("body", "write", "http.response.body")
    ]
    return sum(len(body) for body in bodies if isinstance(body, bytes))


ANSWERS: dict[str, Callable[[Message, Conversation], str]] = {
    "refused": lambda said, run: f"handshake refused: {said['status']!s}",
    "raise": lambda said, run: f"none: {said['error']!s} was raised",
    "start_response": lambda said, run: f"{said['status']!s}, {_size(run)} bytes",
    "http.response.start": lambda said, run: f"{said['status']!s}, {_size(run)} bytes",
    "websocket.accept": lambda said, run: f"handshake accepted, {_heard(run)}",
}
"""What an answer is told by: the first of these that was said."""


EXECUTION: dict[str, Cell] = {
    "Interface": lambda run: run.interface,
    "Request": request,
    "The application is": call,
    "Runs in": places,
    "Answer": answer,
}
"""The columns of the execution table."""

TRACKED: list[tuple[str, Cell]] = [
    ("The application is", call),
    ("It runs in", places),
    ("It hears", heard),
    ("It says", said),
    ("The client gets", answer),
]
"""The rows of the variable tracker."""
