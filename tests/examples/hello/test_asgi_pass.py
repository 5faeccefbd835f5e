"""The ASGI app that says nothing."""

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from examples.hello.asgi_pass import application
from examples.servers import serve_asgi
from tests.examples.drive import CONNECT, REQUEST, Message, http, sent, websocket


@pytest.mark.parametrize(
    ("scope", "event"), [(http(), REQUEST), (websocket(), CONNECT)]
)
def test_sends_nothing(scope: Message, event: Message) -> None:
    """It ends at once, and not one message was sent."""
    messages = sent(application, scope, event)

    assert not messages


def test_makes_uvicorn_answer_in_its_place() -> None:
    """Clients get the server's own status 500, for HTTP and for WebSocket."""
    expected = (500, "Internal Server Error", 500)

    with serve_asgi(application) as address:
        response = httpx.get(address.http)
        with pytest.raises(InvalidStatus) as refusal:
            connect(address.ws)

    refused = refusal.value.response.status_code
    assert expected == (response.status_code, response.text, refused)
