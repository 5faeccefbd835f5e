"""The ASGI app that sends what it received."""

import httpx
from asgiref.typing import ASGI3Application

from examples.echo import asgi_app
from examples.servers import serve_asgi
from tests.examples.drive import START, Message, http, sent

application: ASGI3Application = asgi_app.application


def test_sends_what_it_received() -> None:
    """A body may come in several messages; the app waits for the last one."""
    events: list[Message] = [
        {"type": "http.request", "body": b"one ", "more_body": True},
        {"type": "http.request", "body": b"two"},
    ]
    expected = [START, {"type": "http.response.body", "body": b"one two"}]

    messages = sent(application, http(), *events)

    assert expected == messages


def test_ends_when_the_client_leaves() -> None:
    """Nothing more comes after a disconnect."""
    events: list[Message] = [
        {"type": "http.request", "body": b"one ", "more_body": True},
        {"type": "http.disconnect"},
    ]
    expected = [START, {"type": "http.response.body", "body": b"one "}]

    messages = sent(application, http(), *events)

    assert expected == messages


def test_answers_a_client() -> None:
    """A client of a real server gets its own words."""
    expected = (200, "text/plain", "one two")

    with serve_asgi(application) as address:
        response = httpx.post(address.http, content=b"one two")

    kind = response.headers["content-type"]
    assert expected == (response.status_code, kind, response.text)
