"""Which of several clients holds a thread or the loop, and which of them waits."""

from __future__ import annotations

from collections.abc import Iterator

from examples.conversation.occupied import SUSPENDED, is_note
from examples.conversation.steps import Segment, State
from examples.conversation.together import Together, stays


def lanes(together: Together) -> Iterator[Segment]:
    """What each client's lane does: while all ask, then while each thing is said."""
    inside = {client: range(0) for client in together.clients} | stays(together)
    yield {str(client): "queued" if stay else "" for client, stay in inside.items()}
    for index, held in enumerate(_held(together)):
        yield {
            str(client): _state(stay, index, client in held)
            for client, stay in inside.items()
        }


def _held(together: Together) -> Iterator[set[int]]:
    """For each message, the clients that hold a thread or the loop meanwhile."""
    blocking: set[int] = set()
    everyone = set(together.clients)
    for client, message in together.messages:
        blocking.discard(client)
        if is_note(message, "blocks"):
            blocking.add(client)
        if together.interface == "WSGI":
            yield everyone
        elif is_note(message, *SUSPENDED):
            yield set(blocking)
        else:
            yield {*blocking, client}


def _state(stay: range, index: int, holds: bool) -> State:
    if index < stay.start:
        return "queued"
    if index >= stay.stop:
        return ""
    return "busy" if holds else "waits"
