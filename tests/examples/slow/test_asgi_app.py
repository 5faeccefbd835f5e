"""The ASGI app with a slow query."""

import asyncio
from typing import Any

import httpx
from asgiref.typing import ASGI3Application

from examples.servers import serve_asgi
from examples.slow import asgi_app
from tests.examples.drive import HELLO, REQUEST, http, sent, sent_in_loop

application: ASGI3Application = asgi_app.application


def test_answers_http_by_two_messages() -> None:
    """It answers like the fast one."""
    messages = sent(application, http(), REQUEST)

    assert HELLO == messages


def test_frees_its_event_loop_while_it_waits() -> None:
    """One event loop begins the second call while the first one waits."""
    log = []
    expected = ["enter", "enter", "leave", "leave"]

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        log.append("enter")
        await application(scope, receive, send)
        log.append("leave")

    async def two() -> None:
        talks = [sent_in_loop(listening, http(), REQUEST) for _ in range(2)]
        await asyncio.gather(*talks)

    asyncio.run(two())

    assert expected == log


def test_answers_a_client() -> None:
    """A client of a real server sees the answer."""
    expected = (200, "Hello ASGI")

    with serve_asgi(application) as address:
        response = httpx.get(address.http)

    assert expected == (response.status_code, response.text)
