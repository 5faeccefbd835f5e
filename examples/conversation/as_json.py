"""A conversation as JSON, and back."""

from __future__ import annotations

import base64
import json
from typing import Any, cast

from examples.conversation.message import (
    Conversation,
    Interface,
    Message,
    Other,
    Parts,
    Place,
    Speaker,
    Value,
)

BYTES, OTHER = "base64", "type"
"""What stands for a value that JSON does not have."""


def to_json(conversation: Conversation) -> str:
    """A conversation as JSON; `from_json` reads it back.

    Bytes are `{"base64": …}`; a value that is shown by its type alone is
    `{"type": …}`.

    Args:
        conversation: What to write.

    Returns:
        One object, in ASCII.
    """
    return json.dumps(
        {
            "interface": conversation.interface,
            "request": _pairs(conversation.request),
            "messages": [_message(message) for message in conversation.messages],
        },
        indent=2,
    )


def _message(message: Message) -> dict[str, Any]:
    place = message.place
    return {
        "speaker": message.speaker,
        "name": message.name,
        "parts": _pairs(message.parts),
        "place": {"thread": place.thread, "task": place.task, "loop": place.loop},
    }


def _pairs(parts: Parts) -> list[Any]:
    return [[name, _plain(value)] for name, value in parts]


def _plain(value: Value) -> Any:
    match value:
        case bytes():
            return {BYTES: base64.b64encode(value).decode("ascii")}
        case Other(name):
            return {OTHER: name}
        case tuple():
            return [_plain(part) for part in value]
    return value


def from_json(written: str) -> Conversation:
    """Reads a conversation that `to_json` wrote.

    Args:
        written: The JSON.

    Returns:
        The conversation.

    Raises:
        ValueError: If it is something else.
    """
    try:
        read = json.loads(written)
        messages = tuple(_said(message) for message in read["messages"])
        interface = cast(Interface, read["interface"])
        return Conversation(interface, _parts(read["request"]), messages)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no conversation in JSON: {error!r}") from error


def _said(read: dict[str, Any]) -> Message:
    speaker = cast(Speaker, read["speaker"])
    return Message(speaker, read["name"], _parts(read["parts"]), Place(**read["place"]))


def _parts(read: list[Any]) -> Parts:
    return tuple((name, _value(value)) for name, value in read)


def _value(read: Any) -> Value:
    match read:
        case {"base64": str(coded)}:
            return base64.b64decode(coded, validate=True)
        case {"type": str(name)}:
            return Other(name)
        case list():
            return tuple(_value(part) for part in read)
    return cast(Value, read)
