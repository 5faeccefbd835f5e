"""Clients that speak when they are told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from examples.chat.asgi import application as chat
from examples.conversation import (
    Close,
    Conversation,
    Request,
    Talk,
    close,
    get,
    record,
    text,
    websocket,
)
from examples.hello import asgi_app, wsgi_app


@contextmanager
def talking(app: Any, *requests: Request) -> Iterator[Talk]:
    """Ends the talk with the block."""
    talk = Talk(app, requests)
    try:
        yield talk
    finally:
        talk.end()


def said(talk: Talk) -> list[str]:
    """Who spoke, and what the text says of it, in order."""
    lines = text(talk.recorded()).split("\n")
    return [line.strip() for line in lines if "websocket." in line]


def test_is_recorded_as_if_all_was_said_at_once() -> None:
    """What was said step by step is what `record` hears of the same client."""
    says: list[str | bytes | Close] = ["ping", b"\x00", close(1000)]
    expected = record(asgi_app.application, websocket("/", says))

    with talking(asgi_app.application, websocket("/")) as talk:
        for what in says:
            talk.say(1, what)

        assert expected == talk.recorded()


def test_grows_as_it_is_held() -> None:
    """After each word all is there that it led to, and nothing else."""
    with talking(asgi_app.application, websocket("/")) as talk:
        before = len(said(talk))
        talk.say(1, "ping")
        after = said(talk)[before:]

        assert 2 == before
        assert [
            "→ websocket.receive text='ping'",
            "← websocket.send text='ping'",
        ] == after


def test_clients_speak_in_the_order_of_the_reader() -> None:
    """Two clients of a room: whoever speaks, both hear it."""
    with talking(chat, websocket("/rooms/tea/"), websocket("/rooms/tea/")) as talk:
        start = len(said(talk))
        for client, words in ((2, "one"), (1, "two"), (2, "three")):
            talk.say(client, words)
        heard = [line for line in said(talk)[start:] if "send" in line]

        assert 6 == len(heard)
        assert [
            *("1 ← websocket.send text='one'", "2 ← websocket.send text='one'"),
            *("1 ← websocket.send text='two'", "2 ← websocket.send text='two'"),
            *("1 ← websocket.send text='three'", "2 ← websocket.send text='three'"),
        ] == [*sorted(heard[:2]), *sorted(heard[2:4]), *sorted(heard[4:])]


def test_answers_http_at_once() -> None:
    """A request that is answered needs nobody to speak."""
    with talking(asgi_app.application, get("/")) as talk:
        expected = record(asgi_app.application, get("/"))

        assert expected == talk.recorded()


def test_ends_what_is_open() -> None:
    """No task is left, and the recording stays."""
    with talking(chat, websocket("/rooms/tea/")) as talk:
        talk.say(1, "one")
    recorded = talk.recorded()

    assert isinstance(recorded, Conversation)
    assert "text='one'" in text(recorded)


def test_knows_its_clients() -> None:
    """Nobody else can be told to speak."""
    with (
        talking(asgi_app.application, websocket("/")) as talk,
        pytest.raises(ValueError, match="client 2: there are 1"),
    ):
        talk.say(2, "ping")


def test_is_no_door_for_wsgi() -> None:
    """A WSGI application says all that it has to say in one answer."""
    with pytest.raises(ValueError, match="WSGI: nobody can talk to it"):
        Talk(wsgi_app.application, [websocket("/")])


def test_an_app_that_goes_on_by_itself_rests_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One that never waits for its client hands over when the time is up."""
    import asyncio

    from examples.conversation import limits

    async def ticking(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept"})
        while True:
            await send({"type": "websocket.send", "text": "tick"})
            await asyncio.sleep(0.01)

    monkeypatch.setattr(limits, "SECONDS", 0.1)
    with talking(ticking, websocket("/")) as talk:
        assert said(talk)[2:]
