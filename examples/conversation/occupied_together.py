"""Which of several clients holds a thread or the loop, and which of them waits."""

from __future__ import annotations

from collections.abc import Iterator

from examples.conversation.occupied import SUSPENDED, is_note
from examples.conversation.steps import Segment, State
from examples.conversation.together import Together


def lanes(together: Together) -> Iterator[Segment]:
    """What each client's lane does: while all ask, then while each thing is said."""
    speakers = [client for client, _ in together.messages]
    first = {who: index for index, who in reversed([*enumerate(speakers)])}
    last = {who: index for index, who in enumerate(speakers)}
    clients = [client + 1 for client in range(len(together.requests))]
    yield {str(client): "queued" if client in first else "" for client in clients}
    for index, held in enumerate(_held(together)):
        yield {
            str(client): _state(
                index - first[client], last[client] - index, held, client
            )
            if client in first
            else ""
            for client in clients
        }


def _held(together: Together) -> Iterator[set[int]]:
    """For each message, the clients that hold a thread or the loop meanwhile."""
    blocking: set[int] = set()
    everyone = set(range(1, len(together.requests) + 1))
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


def _state(since: int, left: int, held: set[int], client: int) -> State:
    if since < 0:
        return "queued"
    if left < 0:
        return ""
    return "busy" if client in held else "waits"
