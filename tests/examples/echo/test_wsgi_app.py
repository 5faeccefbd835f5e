"""The WSGI app that returns what it read."""

from wsgiref.types import WSGIApplication
from wsgiref.validate import validator

import httpx

from examples.conversation import post, record
from examples.echo import wsgi_app
from examples.servers import serve_wsgi

application: WSGIApplication = wsgi_app.application


def test_returns_what_it_read() -> None:
    """However the client cut it, the app reads one body."""
    expected = [b"one two"]

    conversation = record(application, post("/", [b"one ", b"two"]))

    said = conversation.messages
    assert expected == [part["body"] for part in said if part.name == "body"]


def test_returns_nothing_for_no_body() -> None:
    """A request without a body has no `CONTENT_LENGTH` to read by."""
    expected = [b""]

    conversation = record(application, post("/"))

    said = conversation.messages
    assert expected == [part["body"] for part in said if part.name == "body"]


def test_answers_a_client() -> None:
    """It keeps to PEP 3333, and a client of a real server gets its own words."""
    expected = (200, "text/plain", "one two")

    with serve_wsgi(validator(application)) as address:
        response = httpx.post(address.http, content=b"one two")

    kind = response.headers["content-type"]
    assert expected == (response.status_code, kind, response.text)
