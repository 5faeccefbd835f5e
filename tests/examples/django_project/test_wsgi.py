"""The Django project on a real WSGI server."""

import httpx
import pytest

from examples.django_project.wsgi import application
from examples.servers import handshake, serve_wsgi


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/sync/", "sync view, event loop running: no"),
        ("/async/", "async view, event loop running: yes"),
    ],
)
def test_answers_a_client(path: str, text: str) -> None:
    """Sync and async views both answer."""
    expected = (200, "text/plain", text)

    with serve_wsgi(application) as address:
        response = httpx.get(address.http + path)

    kind = response.headers["content-type"]
    assert expected == (response.status_code, kind, response.text)


def test_answers_a_handshake_with_404() -> None:
    """To Django under WSGI, the chat's path is one that no view answers."""
    expected = 404

    with serve_wsgi(application) as address:
        seen = handshake(address, "/chat/")

    assert expected == seen.status
