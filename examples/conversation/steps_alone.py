"""The steps of one conversation: client, server, app, and where else code runs."""

from __future__ import annotations

from collections.abc import Iterator

from examples.conversation.message import Conversation, Message
from examples.conversation.occupied import Ground, Row, is_note, rows
from examples.conversation.remarks import remark
from examples.conversation.routes import in_words, route
from examples.conversation.steps import SERVER, Drawing, Step, bars, kind, news
from examples.conversation.tables import request
from examples.conversation.text import NATIVE, place_text, said_texts, shown_line

STATUS = {
    "lifespan.shutdown.complete": "stopped",
    "lifespan.shutdown.failed": "failed",
    "lifespan.startup.complete": "started",
    "lifespan.startup.failed": "failed",
    "websocket.accept": "accepted",
    "websocket.close": "closed",
}
"""What becomes of a request by a message that carries no status."""


def drawing(run: Conversation) -> Drawing:
    """A conversation as steps: the client's request, then one a message."""
    ground = Ground(run)
    server = SERVER[run.interface]
    return Drawing(
        run.interface,
        f"{run.interface} {request(run)}",
        ("Client", server, "App", *filter(None, [ground.elsewhere])),
        (*_asks(run), *_steps(run, ground)),
        ("runs in", server.lower(), "status", "free for others"),
    )


def _asks(run: Conversation) -> Iterator[Step]:
    """What the client asks for; a lifespan is the server's own idea."""
    if ("type", "lifespan") in run.request:
        return
    way = ("client", "server")
    yield Step(
        in_words(way),
        request(run),
        route=way,
        state=f"{SERVER[run.interface].lower()}: busy",
        values=("not yet", "busy", "not yet", "no"),
    )


def _steps(run: Conversation, ground: Ground) -> Iterator[Step]:
    lanes = rows(run)
    values = list(_values(run, lanes))
    away = [ground.is_away(message.place) for message in run.messages]
    told = zip(
        run.messages,
        [False, *away],
        away,
        news(place_text(message.place) for message in run.messages),
        bars(lanes),
        news((server for _, server, *_ in values), "busy"),
        values,
        strict=False,
    )
    for message, was_away, is_away, place, row, server, value in told:
        way = route(message, was_away, is_away)
        words, details = said_texts(message, NATIVE[run.interface])
        yield Step(
            in_words(way, ground.elsewhere),
            " ".join([message.name, *words]),
            tuple(details),
            remark=remark(message, run.interface, is_away),
            place=place,
            route=way,
            kind=kind(message),
            bars=row,
            state=server and f"{SERVER[run.interface].lower()}: {server}",
            values=value,
            line=shown_line(message),
        )


def _values(run: Conversation, lanes: list[Row]) -> Iterator[tuple[str, ...]]:
    status = "not yet"
    for index, (message, row) in enumerate(zip(run.messages, lanes, strict=True)):
        status = _status(message) or status
        is_over = index + 1 == len(lanes) and not is_note(message, "waiting", "stopped")
        server = "free" if is_over else _server(message, row)
        is_free = "yes" if server in ("free", "waits") else "no"
        yield place_text(message.place), server, status, is_free


def _status(message: Message) -> str | None:
    status = message["status"]
    return STATUS.get(message.name) if status is None else str(status)


def _server(message: Message, row: Row) -> str:
    state = (row[1] or row[0]).get("server", "free")
    return "blocked" if state == "busy" and is_note(message, "blocks") else state
