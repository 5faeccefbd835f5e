"""The ASGI app that never receives."""

from asgiref.typing import ASGI3Application

from examples.conversation import disconnect_after, record
from examples.hello import asgi_deaf
from tests.examples.drive import http, sent

application: ASGI3Application = asgi_deaf.application


def test_answers_without_a_request() -> None:
    """Nothing was there to receive, and the whole answer came."""
    expected = b"tick " * 3

    _, *chunks = sent(application, http())

    assert expected == b"".join(chunk["body"] for chunk in chunks)


def test_is_not_told_that_its_client_left() -> None:
    """It sends to the end, whenever the client leaves, and hears no event."""
    expected = ["scope", "http.response.start", *["http.response.body"] * 3, "return"]

    conversation = record(application, disconnect_after(1))

    assert expected == [message.name for message in conversation.messages]
