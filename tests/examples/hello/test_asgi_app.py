"""The smallest ASGI app that answers all three kinds of scope."""

from typing import Any

import httpx
import pytest
from asgiref.typing import ASGI3Application
from websockets.sync.client import connect

from examples.hello import asgi_app
from examples.servers import serve_asgi
from tests.examples.drive import (
    CONNECT,
    DISCONNECT,
    HELLO,
    REQUEST,
    http,
    sent,
    websocket,
)

application: ASGI3Application = asgi_app.application


def test_answers_http_by_two_messages() -> None:
    """An HTTP response is a start, then a body."""
    messages = sent(application, http(), REQUEST)

    assert HELLO == messages


def test_echoes_text_and_bytes_until_the_client_leaves() -> None:
    """A WebSocket is accepted; each message comes back as it came."""
    events = [
        CONNECT,
        {"type": "websocket.receive", "text": "Hi"},
        {"type": "websocket.receive", "bytes": b"\x00\xff"},
        DISCONNECT,
    ]
    expected = [
        {"type": "websocket.accept"},
        {"type": "websocket.send", "text": "Hi"},
        {"type": "websocket.send", "bytes": b"\x00\xff"},
    ]

    messages = sent(application, websocket(), *events)

    assert expected == messages


def test_confirms_start_and_end() -> None:
    """Lifespan is a conversation too: two questions, two answers."""
    events = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    expected = [
        {"type": "lifespan.startup.complete"},
        {"type": "lifespan.shutdown.complete"},
    ]

    messages = sent(application, {"type": "lifespan"}, *events)

    assert expected == messages


def test_refuses_an_unknown_scope() -> None:
    """The ASGI specification asks for an exception."""
    with pytest.raises(KeyError, match="smoke"):
        sent(application, {"type": "smoke"})


def test_answers_http_and_websocket_on_one_server() -> None:
    """Clients of a real server see an answer to HTTP, and an open WebSocket."""
    expected = (200, "text/plain", "Hello ASGI", "Hi", b"\x00\xff")

    with serve_asgi(application) as address:
        response = httpx.get(address.http)
        with connect(address.ws) as client:
            client.send("Hi")
            text = client.recv()
            client.send(b"\x00\xff")
            binary = client.recv()

    kind = response.headers["content-type"]
    assert expected == (response.status_code, kind, response.text, text, binary)


def test_hears_of_the_servers_start_and_end() -> None:
    """A real server opens and closes the lifespan around all requests."""
    received = []
    expected = [
        "lifespan.startup",
        "websocket.connect",
        "websocket.disconnect",
        "lifespan.shutdown",
    ]

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        async def told() -> Any:
            event = await receive()
            received.append(event["type"])
            return event

        await application(scope, told, send)

    with serve_asgi(listening) as address, connect(address.ws):
        pass

    assert expected == received
