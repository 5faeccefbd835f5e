"""The ASGI app that accepts no WebSocket."""

import pytest
from asgiref.typing import ASGI3Application

from examples.refusing import asgi_app
from examples.servers import handshake, serve_asgi
from tests.examples.drive import CONNECT, http, sent, websocket

application: ASGI3Application = asgi_app.application


def test_closes_before_it_accepts() -> None:
    """It says one thing."""
    expected = [{"type": "websocket.close"}]

    assert expected == sent(application, {**websocket(), "path": "/closes/"}, CONNECT)


def test_returns_without_a_word() -> None:
    """It says nothing."""
    expected: list[object] = []

    assert expected == sent(application, {**websocket(), "path": "/returns/"}, CONNECT)


@pytest.mark.parametrize(
    ("path", "status"), [("/closes/", 403), ("/raises/", 500), ("/returns/", 500)]
)
def test_a_client_of_uvicorn_is_refused(path: str, status: int) -> None:
    """Each way gives it a status."""
    with serve_asgi(application) as address:
        seen = handshake(address, path)

    assert status == seen.status


def test_has_no_http() -> None:
    """It raises at any other scope."""
    with pytest.raises(NotImplementedError):
        sent(application, http())
