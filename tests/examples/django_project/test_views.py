"""A sync and an async view, each under both interfaces."""

import pytest

from examples.django_project import asgi, wsgi
from tests.examples.drive import REQUEST, Answer, call, http, sent

TEXTS = [
    ("/sync/", b"sync view, event loop running: no"),
    ("/async/", b"async view, event loop running: yes"),
]


@pytest.mark.parametrize(("path", "text"), TEXTS)
def test_answer_a_wsgi_call(path: str, text: bytes) -> None:
    """An async view runs under WSGI too: in an event loop of its own."""
    expected = Answer("200 OK", [("Content-Type", "text/plain")], text)

    answer = call(wsgi.application, path)

    assert expected == answer


@pytest.mark.parametrize(("path", "text"), TEXTS)
def test_answer_by_asgi_messages(path: str, text: bytes) -> None:
    """A sync view runs under ASGI too: in a thread with no event loop."""
    expected = [
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"Content-Type", b"text/plain")],
        },
        {"type": "http.response.body", "body": text, "more_body": False},
    ]

    messages = sent(asgi.application, http(path), REQUEST)

    assert expected == messages


def test_not_found_is_told_in_text() -> None:
    """A path that leads nowhere is answered in one short line."""
    expected = Answer(
        "404 Not Found", [("Content-Type", "text/plain")], b"no such page"
    )

    answer = call(wsgi.application, "/nowhere/")

    assert expected == answer
