"""The WSGI app that answers piece by piece."""

from wsgiref.types import WSGIApplication

import httpx

from examples.pieces import wsgi_app
from examples.servers import serve_wsgi
from tests.examples.drive import Answer, call

application: WSGIApplication = wsgi_app.application


def test_yields_two_pieces() -> None:
    """It keeps to PEP 3333, and its server gets each piece apart."""
    pieces: list[bytes] = []
    expected = Answer("200 OK", [("content-type", "text/plain")], b"one two")

    answer = call(application, hear=pieces.append)

    assert expected == answer
    assert [b"one ", b"two"] == pieces


def test_answers_a_client() -> None:
    """A client of a real server gets both pieces."""
    expected = (200, "one two")

    with serve_wsgi(application) as address:
        response = httpx.get(address.http)

    assert expected == (response.status_code, response.text)
