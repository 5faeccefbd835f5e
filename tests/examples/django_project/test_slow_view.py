"""A slow sync view under an event loop."""

import asyncio
from typing import Any

from examples.django_project import asgi, wsgi
from tests.examples.drive import REQUEST, Answer, call, http, sent_in_loop


def test_answers_when_it_is_done() -> None:
    """Its response is this one."""
    expected = Answer("200 OK", [("Content-Type", "text/plain")], b"done")

    answer = call(wsgi.application, "/slow/")

    assert expected == answer


def test_leaves_the_event_loop_to_others() -> None:
    """Under ASGI a second request gets in while the first one waits in its thread."""
    log = []
    expected = ["enter", "enter", "leave", "leave"]

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        log.append("enter")
        await asgi.application(scope, receive, send)
        log.append("leave")

    async def two() -> None:
        talks = [sent_in_loop(listening, http("/slow/"), REQUEST) for _ in range(2)]
        await asyncio.gather(*talks)

    asyncio.run(two())

    assert expected == log
