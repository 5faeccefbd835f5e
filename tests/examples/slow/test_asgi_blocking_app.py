"""The ASGI app that is slow without `await`."""

import asyncio
from typing import Any

from asgiref.typing import ASGI3Application

from examples.slow import asgi_blocking_app
from tests.examples.drive import HELLO, REQUEST, http, sent, sent_in_loop

application: ASGI3Application = asgi_blocking_app.application


def test_answers_http_by_two_messages() -> None:
    """It answers like the one that awaits."""
    messages = sent(application, http(), REQUEST)

    assert HELLO == messages


def test_holds_its_event_loop_while_it_waits() -> None:
    """One event loop begins the second call when the first one ended."""
    log = []
    expected = ["enter", "leave", "enter", "leave"]

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        log.append("enter")
        await application(scope, receive, send)
        log.append("leave")

    async def two() -> None:
        talks = [sent_in_loop(listening, http(), REQUEST) for _ in range(2)]
        await asyncio.gather(*talks)

    asyncio.run(two())

    assert expected == log
