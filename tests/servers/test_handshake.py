"""The opening handshake, as its client sees it."""

from typing import Any

from examples.hello import asgi_app, wsgi_app
from examples.servers import Handshake, handshake, serve_asgi, serve_wsgi


def test_sees_the_switch_of_protocols() -> None:
    """An ASGI app that accepts opens a WebSocket."""
    expected = Handshake(101, b"")

    with serve_asgi(asgi_app.application) as address:
        seen = handshake(address)

    assert expected == seen
    assert seen.opened


def test_sees_an_ordinary_answer() -> None:
    """A WSGI app opens none, whatever it answers."""
    expected = Handshake(200, b"Hello WSGI")

    with serve_wsgi(wsgi_app.application) as address:
        seen = handshake(address)

    assert expected == seen
    assert not seen.opened


def test_asks_for_the_path() -> None:
    """The app is told which path the client wants."""
    paths = []
    expected = ["/chat/"]

    async def closing(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            paths.append(scope["path"])
            await send({"type": "websocket.close"})

    with serve_asgi(closing) as address:
        seen = handshake(address, "/chat/")

    assert expected == paths
    assert Handshake(403, b"") == seen
