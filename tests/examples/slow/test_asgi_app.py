"""The ASGI app with a slow query."""

import httpx
from asgiref.typing import ASGI3Application

from examples.servers import serve_asgi
from examples.slow import asgi_app
from tests.examples.at_once import order_of_two
from tests.examples.drive import HELLO, REQUEST, http, sent

application: ASGI3Application = asgi_app.application


def test_answers_http_by_two_messages() -> None:
    """It answers like the fast one."""
    messages = sent(application, http(), REQUEST)

    assert HELLO == messages


def test_frees_its_event_loop_while_it_waits() -> None:
    """One event loop begins the second call while the first one waits."""
    expected = ["enter", "enter", "leave", "leave"]

    order = order_of_two(application)

    assert expected == order


def test_answers_a_client() -> None:
    """A client of a real server sees the answer."""
    expected = (200, "Hello ASGI")

    with serve_asgi(application) as address:
        response = httpx.get(address.http)

    assert expected == (response.status_code, response.text)
