"""The Django project under ASGI, without Channels."""

import httpx
import pytest

from examples.django_project.asgi_without_channels import application
from examples.servers import handshake, serve_asgi
from tests.examples.drive import CONNECT, sent, websocket


def test_knows_no_websocket() -> None:
    """ASGI alone gives Django no WebSocket."""
    message = r"^Django can only handle ASGI/HTTP connections, not websocket\.$"

    with pytest.raises(ValueError, match=message):
        sent(application, websocket("/chat/"), CONNECT)


def test_answers_http_alone() -> None:
    """On a real server, HTTP is answered, and a handshake ends with 500."""
    expected = ("async view, event loop running: yes", 500)

    with serve_asgi(application) as address:
        response = httpx.get(address.http + "/async/")
        seen = handshake(address, "/chat/")

    assert expected == (response.text, seen.status)
