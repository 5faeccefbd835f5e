"""The ASGI app that is slow without `await`."""

from asgiref.typing import ASGI3Application

from examples.slow import asgi_blocking_app
from tests.examples.at_once import order_of_two
from tests.examples.drive import HELLO, REQUEST, http, sent

application: ASGI3Application = asgi_blocking_app.application


def test_answers_http_by_two_messages() -> None:
    """It answers like the one that awaits."""
    messages = sent(application, http(), REQUEST)

    assert HELLO == messages


def test_holds_its_event_loop_while_it_waits() -> None:
    """One event loop begins the second call when the first one ended."""
    expected = ["enter", "leave", "enter", "leave"]

    order = order_of_two(application)

    assert expected == order
