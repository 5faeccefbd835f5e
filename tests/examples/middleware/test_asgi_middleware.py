"""The ASGI middleware, around the smallest ASGI app."""

from collections.abc import Callable

from asgiref.typing import ASGI3Application

from examples.hello import asgi_app
from examples.middleware import asgi_middleware
from tests.examples.drive import (
    CONNECT,
    DISCONNECT,
    HELLO,
    REQUEST,
    http,
    sent,
    websocket,
)

SEEN = (b"x-seen-by", b"middleware")

wrap: Callable[[ASGI3Application], ASGI3Application] = asgi_middleware.middleware
application = wrap(asgi_app.application)


def test_adds_a_header_to_an_answer() -> None:
    """What the app says is kept."""
    start, body = HELLO
    expected = [{**start, "headers": [*start["headers"], SEEN]}, body]

    messages = sent(application, http(), REQUEST)

    assert expected == messages


def test_lets_other_messages_pass() -> None:
    """A WebSocket sees nothing of it."""
    expected = [{"type": "websocket.accept"}]

    messages = sent(application, websocket(), CONNECT, DISCONNECT)

    assert expected == messages
