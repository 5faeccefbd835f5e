"""The chat for an ASGI server."""

import httpx
import pytest
from websockets.sync.client import connect

from examples.chat import asgi
from examples.servers import limits, serve_asgi
from tests.examples.drive import CONNECT, sent, websocket


def test_refuses_a_path_without_a_route() -> None:
    """Channels raises, before any answer."""
    with pytest.raises(ValueError, match="No route found for path 'nowhere/'"):
        sent(asgi.application, websocket("/nowhere/"), CONNECT)


def test_serves_the_page_and_the_chat_on_a_real_server() -> None:
    """One server answers HTTP and WebSocket."""
    with serve_asgi(asgi.application) as address:
        page = httpx.get(f"{address.http}/rooms/")
        target = f"{address.ws}/chat/tea/?name=Ada"
        with connect(target, close_timeout=limits.ANSWER) as ada:
            came = ada.recv(timeout=limits.ANSWER)
            ada.send("Hi")
            heard = ada.recv(timeout=limits.ANSWER)

    assert "Rooms: tea, coffee" == page.text
    assert ("Ada came", "Ada: Hi") == (came, heard)
