"""A conversation as JSON, and back."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from typing import Any, cast

from examples.conversation.message import (
    HERE,
    Conversation,
    Interface,
    Line,
    Message,
    Other,
    Parts,
    Place,
    Speaker,
    Value,
)
from examples.conversation.text import shown_line
from examples.conversation.together import Together

BYTES, OTHER = "base64", "type"
"""What stands for a value that JSON does not have."""


def to_json(conversation: Conversation | Together) -> str:
    """A conversation as JSON; `from_json` reads it back.

    Bytes are `{"base64": …}`; a value that is shown by its type alone is
    `{"type": …}`. Several together have `requests` instead of a `request`, and each
    message its `client`.

    Args:
        conversation: What to write.

    Returns:
        One object, in ASCII.
    """
    if isinstance(conversation, Together):
        requests = [_pairs(request) for request in conversation.requests]
        asked = {"threads": conversation.threads, "requests": requests}
        said = [{"client": who} | _message(m) for who, m in conversation.messages]
    else:
        asked = {"request": _pairs(conversation.request)}
        said = [_message(message) for message in conversation.messages]
    whole = {"interface": conversation.interface, **asked, "messages": said}
    return json.dumps(whole, indent=2)


def _message(message: Message) -> dict[str, Any]:
    return {
        "speaker": message.speaker,
        "name": message.name,
        "parts": _pairs(message.parts),
        "place": asdict(message.place),
        "line": shown_line(message),
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


def from_json(written: str) -> Conversation | Together:
    """Reads a conversation that `to_json` wrote.

    Args:
        written: The JSON.

    Returns:
        The conversation, or several together.

    Raises:
        ValueError: If it is something else.
    """
    try:
        read = json.loads(written)
        return _together(read) if "requests" in read else _alone(read)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no conversation in JSON: {error!r}") from error


def _alone(read: dict[str, Any]) -> Conversation:
    messages = tuple(_said(message) for message in read["messages"])
    return Conversation(_interface(read), _parts(read["request"]), messages)


def _together(read: dict[str, Any]) -> Together:
    requests = tuple(_parts(request) for request in read["requests"])
    messages = tuple((said["client"], _said(said)) for said in read["messages"])
    return Together(_interface(read), read["threads"], requests, messages)


def _interface(read: dict[str, Any]) -> Interface:
    return cast(Interface, read["interface"])


def _said(read: dict[str, Any]) -> Message:
    speaker, place = cast(Speaker, read["speaker"]), Place(**read["place"])
    line = Line(HERE, read["line"]) if read["line"] else None
    return Message(speaker, read["name"], _parts(read["parts"]), place, line)


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
