"""The ASGI app that answers piece by piece."""

import httpx
from asgiref.typing import ASGI3Application

from examples.pieces import asgi_app
from examples.servers import serve_asgi
from tests.examples.drive import START, http, sent

application: ASGI3Application = asgi_app.application


def test_sends_two_pieces() -> None:
    """Each piece is a message, and the last one says that no more comes."""
    body = {"type": "http.response.body"}
    expected = [
        START,
        {**body, "body": b"one ", "more_body": True},
        {**body, "body": b"two"},
    ]

    messages = sent(application, http())

    assert expected == messages


def test_answers_a_client() -> None:
    """A client of a real server gets both pieces."""
    expected = (200, "one two")

    with serve_asgi(application) as address:
        response = httpx.get(address.http)

    assert expected == (response.status_code, response.text)
