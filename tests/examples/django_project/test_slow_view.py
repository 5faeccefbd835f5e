"""A slow sync view under an event loop."""

from examples.django_project import asgi, wsgi
from tests.examples.at_once import order_of_two
from tests.examples.drive import Answer, call


def test_answers_when_it_is_done() -> None:
    """Its response is this one."""
    expected = Answer("200 OK", [("Content-Type", "text/plain")], b"done")

    answer = call(wsgi.application, "/slow/")

    assert expected == answer


def test_leaves_the_event_loop_to_others() -> None:
    """Under ASGI a second request gets in while the first one waits in its thread."""
    expected = ["enter", "enter", "leave", "leave"]

    order = order_of_two(asgi.application, "/slow/")

    assert expected == order
