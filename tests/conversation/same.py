"""What of a conversation does not depend on the server."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from examples.conversation import Conversation, Message, text

CHOICES = {
    "refused": "a verdict on what the client sees, which no server does",
    "waits": "the event loop's business, which no server tells",
    "blocks": "the same, in a place that depends on the server's thread",
}
"""Messages that are left out, each with its reason."""


def same(conversation: Conversation) -> str:
    """A conversation without what servers may choose.

    Args:
        conversation: What was recorded, or heard.

    Returns:
        Its text from the first message on, without `CHOICES`: the first line is the
        client's own word. Threads and tasks are named as they are met. A request's
        body is one piece. What is said twice in a row is said once, as servers notice
        a client that left sooner or later; what an application still says to it does
        not count. Nor do the order of headers, the reason of a close, and whether a
        `receive` that waits when all is answered gets `http.disconnect` before the
        application returns.
    """
    noted = (m for m in conversation.messages if m.name not in CHOICES)
    said = _to_who_is_there(_without_goodbye(noted))
    names: dict[str, str] = {}
    levelled = [_levelled(_renamed(m, names)) for m in _with_whole_bodies(said)]
    once = tuple(message for message, _ in groupby(levelled))
    return text(replace(conversation, messages=once)).partition("\n")[2]


def _without_goodbye(messages: Iterable[Message]) -> Iterator[Message]:
    is_answered = False
    for message in messages:
        if not (is_answered and message.name == "http.disconnect"):
            yield message
        if message.name == "http.response.body":
            is_answered = not message["more_body"]


def _to_who_is_there(messages: Iterable[Message]) -> Iterator[Message]:
    is_left = False
    for message in messages:
        is_piece = message.name == "http.response.body" and message["more_body"]
        is_left = is_left or message.name == "http.disconnect"
        if not (is_left and is_piece):
            yield message


def _with_whole_bodies(messages: Iterable[Message]) -> Iterator[Message]:
    for name, group in groupby(messages, lambda message: message.name):
        pieces = list(group)
        if name == "http.request":
            bodies = [piece["body"] for piece in pieces]
            whole = b"".join(body for body in bodies if isinstance(body, bytes))
            yield replace(pieces[0], parts=(("body", whole),) if whole else ())
        else:
            yield from pieces


def _levelled(message: Message) -> Message:
    parts = {name: value for name, value in message.parts if name != "reason"}
    if isinstance(headers := parts.get("headers"), tuple):
        parts["headers"] = tuple(sorted(headers, key=repr))
    return replace(message, parts=tuple(parts.items()))


def _renamed(message: Message, names: dict[str, str]) -> Message:
    """The server's own thread need not be the main one."""
    place = message.place
    thread = names.setdefault(place.thread, f"thread {len(names)}")
    task = place.task and names.setdefault(place.task, f"task {len(names)}")
    return replace(message, place=replace(place, thread=thread, task=task))
