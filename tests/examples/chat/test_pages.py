"""The page of the chat, under both interfaces."""

from examples.django_project import asgi_without_channels, wsgi
from tests.examples.drive import REQUEST, call, http, sent

BODY = b"Rooms: tea, coffee"


def test_answers_under_wsgi() -> None:
    """The page is plain text."""
    answer = call(wsgi.application, "/rooms/")

    assert ("200 OK", BODY) == (answer.status, answer.body)


def test_answers_under_asgi_too() -> None:
    """The view is the same."""
    start, body = sent(asgi_without_channels.application, http("/rooms/"), REQUEST)

    assert (200, BODY) == (start["status"], body["body"])
