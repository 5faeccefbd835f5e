"""The smallest WSGI app."""

from typing import Any
from wsgiref.types import WSGIApplication

import httpx
import pytest
from websockets.exceptions import InvalidHandshake
from websockets.sync.client import connect

from examples.hello import wsgi_app
from examples.servers import Handshake, handshake, serve_wsgi
from tests.examples.drive import Answer, call

application: WSGIApplication = wsgi_app.application


def test_answers_a_call() -> None:
    """It keeps to PEP 3333, and answers with one status and one text."""
    expected = Answer("200 OK", [("content-type", "text/plain")], b"Hello WSGI")

    answer = call(application)

    assert expected == answer


def test_answers_a_client() -> None:
    """A client of a real server sees that answer."""
    expected = (200, "text/plain", "Hello WSGI")

    with serve_wsgi(application) as address:
        response = httpx.get(address.http)

    kind = response.headers["content-type"]
    assert expected == (response.status_code, kind, response.text)


def test_answers_a_websocket_handshake_as_any_get() -> None:
    """The handshake reaches the app as a GET, and its own answer goes back."""
    calls = []
    expected = [("GET", "websocket")], Handshake(200, b"Hello WSGI")

    def listening(environ: dict[str, Any], start_response: Any) -> Any:
        calls.append((environ["REQUEST_METHOD"], environ["HTTP_UPGRADE"]))
        return application(environ, start_response)

    with serve_wsgi(listening) as address:
        seen = handshake(address)

    assert expected == (calls, seen)


def test_opens_no_websocket() -> None:
    """A WebSocket client takes any status but 101 for a refusal."""
    with serve_wsgi(application) as address, pytest.raises(InvalidHandshake):
        connect(address.ws)
