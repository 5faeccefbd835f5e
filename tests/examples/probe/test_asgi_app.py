"""The ASGI app that tells what it was given."""

from asgiref.typing import ASGI3Application

from examples.probe import asgi_app
from tests.examples.drive import CONNECT, DISCONNECT, REQUEST, http, sent, websocket

application: ASGI3Application = asgi_app.application

CLIENT = {"client": ("127.0.0.1", 50000)}


def test_tells_what_it_was_given() -> None:
    """A line for each name of the scope."""
    _, body = sent(application, {**http(), **CLIENT}, REQUEST)

    lines = body["body"].decode().splitlines()
    assert "method str" in lines
    assert "port int" == lines[-1]


def test_tells_it_on_a_websocket() -> None:
    """It accepts, tells the same of that scope, and waits for the goodbye."""
    accept, told = sent(application, {**websocket(), **CLIENT}, CONNECT, DISCONNECT)

    assert "websocket.accept" == accept["type"]
    assert "type str" == told["text"].splitlines()[0]


def test_stops_when_the_client_leaves() -> None:
    """A word and the end, when the goodbye is already there."""
    scope = {**http(), **CLIENT, "path": "/ticks/"}

    messages = sent(application, scope, REQUEST, {"type": "http.disconnect"})

    words = [message for message in messages if message.get("body") == b"tick "]
    assert 202 == messages[0]["status"]
    assert [b"tick "] == [word["body"] for word in words]
