"""The app that a server asks whether it may start."""

import asyncio

import pytest
from asgiref.testing import ApplicationCommunicator
from channels.layers import InMemoryChannelLayer
from redis.exceptions import ConnectionError as NoConnection

from examples.deploy.asgi import application
from examples.servers import limits
from tests.examples.drive import REQUEST, Message, http, sent


def lifespan(*events: str) -> list[Message]:
    """What the app says to these events."""

    async def talk() -> list[Message]:
        app = ApplicationCommunicator(application, {"type": "lifespan"})
        answers = []
        for event in events:
            await app.send_input({"type": f"lifespan.{event}"})
            answers.append(await app.receive_output(limits.ANSWER))
        await app.wait(limits.ANSWER)
        return answers

    return asyncio.run(talk())


def test_starts_and_stops_with_its_layer() -> None:
    """Both are said to be complete."""
    expected = ["lifespan.startup.complete", "lifespan.shutdown.complete"]

    answers = lifespan("startup", "shutdown")

    assert expected == [answer["type"] for answer in answers]


def test_does_not_start_without_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says why, and ends."""

    async def fail(*_: object) -> None:
        raise NoConnection("gone")

    monkeypatch.setattr(InMemoryChannelLayer, "group_send", fail)

    failed = {"type": "lifespan.startup.failed", "message": "no Redis"}
    assert [failed] == lifespan("startup")


def test_all_else_is_the_chat() -> None:
    """A page is Django's."""
    start, body = sent(application, http("/rooms/"), REQUEST)

    assert (200, b"Rooms: tea, coffee") == (start["status"], body["body"])
