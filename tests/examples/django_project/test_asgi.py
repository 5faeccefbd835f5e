"""The Django project with Channels on a real ASGI server."""

import httpx
import pytest
from websockets.sync.client import connect

from examples.django_project import asgi, wsgi
from examples.servers import handshake, limits, serve_asgi, serve_wsgi
from tests.examples.drive import CONNECT, REQUEST, call, http, sent, websocket


@pytest.mark.parametrize("path", ["/sync/", "/async/"])
def test_answers_like_the_wsgi_application(path: str) -> None:
    """Clients of both interfaces see the same status, type and bytes."""
    with serve_wsgi(wsgi.application) as address:
        expected = httpx.get(address.http + path)

    with serve_asgi(asgi.application) as address:
        response = httpx.get(address.http + path)

    assert expected.status_code == response.status_code
    assert expected.headers["content-type"] == response.headers["content-type"]
    assert expected.content == response.content


def test_says_not_found_like_the_wsgi_application() -> None:
    """A path that leads nowhere has the same page under both."""
    expected = call(wsgi.application, "/nowhere/")

    start, body = sent(asgi.application, http("/nowhere/"), REQUEST)

    assert expected.status == f"{start['status']} Not Found"
    assert expected.body == body["body"]


def test_lets_two_clients_chat() -> None:
    """On a real server, each client hears both what it says and the other says."""
    expected = [b"Hi, Bo", "Hi, Al"]

    with (
        serve_asgi(asgi.application) as address,
        connect(address.ws + "/chat/") as al,
        connect(address.ws + "/chat/") as bo,
    ):
        al.send(b"Hi, Bo")
        heard = [[client.recv(limits.ANSWER)] for client in (al, bo)]
        bo.send("Hi, Al")
        for client, words in zip((al, bo), heard, strict=True):
            words.append(client.recv(limits.ANSWER))

    assert [expected, expected] == heard


def test_has_no_websocket_elsewhere() -> None:
    """Channels raises for a path without a route; the client gets a 500."""
    expected = 500

    with pytest.raises(ValueError, match=r"^No route found for path 'nowhere/'\.$"):
        sent(asgi.application, websocket("/nowhere/"), CONNECT)
    with serve_asgi(asgi.application) as address:
        seen = handshake(address, "/nowhere/")

    assert expected == seen.status
