"""The steps of several conversations at once: one lane for each client."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from examples.conversation.message import Conversation
from examples.conversation.occupied import Ground
from examples.conversation.occupied_together import lanes
from examples.conversation.remarks import remark
from examples.conversation.routes import in_words, route
from examples.conversation.steps import SERVER, Drawing, Segment, Step, bars, kind, news
from examples.conversation.tables import request
from examples.conversation.text import (
    NATIVE,
    SIGNS,
    place_text,
    said_texts,
    shown_line,
    title,
)
from examples.conversation.together import Together


def drawing(together: Together) -> Drawing:
    """Conversations as steps: what all clients ask for, then one a message."""
    return Drawing(
        together.interface,
        title(together),
        tuple(map(str, together.clients)),
        tuple(_steps(together)),
        (_server(together), "in the app", "queued", "free for others"),
        has_clients=True,
    )


def _server(together: Together) -> str:
    return SERVER[together.interface].lower() + "s" * ((together.threads or 1) > 1)


def _steps(together: Together) -> Iterator[Step]:
    segments = list(lanes(together))
    drawn = bars([(segment, {}) for segment in segments])
    values = list(_values(together, segments))
    yield Step("Clients to server", _asked(together), bars=drawn[0], values=values[0])
    grounds = {client: Ground(together.client(client)) for client in together.clients}
    told = zip(
        together.messages,
        _places(together),
        news([server for server, *_ in values])[1:],
        drawn[1:],
        values[1:],
        strict=True,
    )
    for (client, message), place, server, row, value in told:
        ground = grounds[client]
        is_away = ground.is_away(message.place)
        way = route(message, False, is_away)
        words, details = said_texts(message, NATIVE[together.interface])
        yield Step(
            f"Client {client}, {in_words(way, ground.elsewhere).lower()}",
            " ".join([message.name, *words]),
            tuple(details),
            remark=remark(message, together.interface, is_away),
            sign=f"{client} {SIGNS[message.speaker]}",
            place=place,
            kind=kind(message),
            bars=row,
            state=server and f"{_server(together)}: {server}",
            values=value,
            line=shown_line(message),
        )


def _asked(together: Together) -> str:
    """What the clients ask for; the same request once, with how often."""
    asked = [
        request(Conversation(together.interface, parts)) for parts in together.requests
    ]
    groups = [(what, len(list(group))) for what, group in groupby(asked)]
    return ", ".join(
        f"{count} times {what}" if count > 1 else what for what, count in groups
    )


def _places(together: Together) -> list[str]:
    """Where each thing is said, if that is news of its client."""
    at: dict[int, str] = {}
    places = []
    for client, message in together.messages:
        place = place_text(message.place)
        places.append(place if at.get(client) != place else "")
        at[client] = place
    return places


def _values(
    together: Together, segments: list[Segment]
) -> Iterator[tuple[str, str, str, str]]:
    for index, segment in enumerate(segments):
        states = list(segment.values())
        busy = [client for client, state in segment.items() if state == "busy"]
        queued, inside = states.count("queued"), len(busy) + states.count("waits")
        if index == len(together.messages):
            queued, inside, busy = 0, 0, []
        is_free = "yes" if len(busy) < (together.threads or 1) else "no"
        yield _who(busy, inside), str(inside), str(queued), is_free


def _who(busy: list[str], inside: int) -> str:
    if not busy:
        return "waits" if inside else "free"
    return f"client{'s' * (len(busy) > 1)} {', '.join(busy)}"
