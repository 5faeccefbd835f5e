"""Many people in many rooms, at two servers with one Redis."""

import asyncio
import os
import re
import socket
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import groupby

import pytest
from websockets.sync.client import ClientConnection, connect

from examples.servers import Address, limits
from tests.examples.chat.crowd import AT_ONCE, Room
from tests.examples.chat.two_servers import two_servers

ROOMS, PEOPLE = 20, 10
TIMES = int(os.environ.get("CHAT_TIMES", "5"))
"""How often each speaks: 1,000 messages in the gate, 10,000 by `make load`."""
LARGE = "x" * 2**16
MANY = 360
"""With so many large messages, more than what sockets and the channel layer keep."""


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Address, Address]]:
    """Both servers, for all tests here."""
    with two_servers() as both:
        yield both


def test_every_message_arrives_once_and_in_order(
    servers: tuple[Address, Address],
) -> None:
    """Below the capacity nobody misses, hears twice or hears too early.

    200 people speak in 20 rooms, and each is heard by the ten of a room.
    """

    async def talk() -> list[Room]:
        rooms = [Room(f"/gaps/{number}/", servers, PEOPLE) for number in range(ROOMS)]
        async with AsyncExitStack() as stack:
            await asyncio.gather(*(room.come(stack) for room in rooms))
            await asyncio.gather(*(room.talk(TIMES) for room in rooms))
        return rooms

    rooms = asyncio.run(talk())

    expected = {
        str(person): [str(number) for number in range(TIMES)]
        for person in range(PEOPLE)
    }
    for room in rooms:
        for heard in room.heard:
            assert expected == by_sender(heard)


def by_sender(heard: list[str]) -> dict[str, list[str]]:
    """What was heard of each, in order."""
    said = sorted((line.split(": ") for line in heard), key=lambda pair: pair[0])
    return {
        name: [text for _, text in of_one]
        for name, of_one in groupby(said, key=lambda pair: pair[0])
    }


def slow_client(address: Address, path: str) -> ClientConnection:
    """A client whose system keeps next to nothing of what it does not read."""
    own = socket.socket()
    own.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    own.connect(("127.0.0.1", address.port))
    return connect(
        f"{address.ws}{path}",
        sock=own,
        max_queue=1,
        compression=None,
        close_timeout=limits.LOOK,  # the goodbye comes behind all it has not read
    )


def test_who_stops_reading_stalls_nobody_else(
    servers: tuple[Address, Address],
) -> None:
    """The others hear all; that one hears later how much it missed."""
    path = "/gaps/sloth/"
    uvicorn, daphne = servers

    with (
        slow_client(uvicorn, path) as slow,
        connect(f"{uvicorn.ws}{path}?name=Ada", compression=None) as ada,
        connect(f"{daphne.ws}{path}?name=Bo", compression=None) as bo,
    ):
        for first in range(0, MANY, AT_ONCE):
            texts = [f"{number} {LARGE}" for number in range(first, first + AT_ONCE)]
            for text in texts:
                ada.send(text)
            for text in texts:
                assert [f"Ada: {text}"] * 2 == [said(ada), said(bo)]
        missed = next(filter(None, map(count, slow)))

    assert 0 < missed < MANY


def said(person: ClientConnection) -> str:
    """The next message, past those who came."""
    text = str(person.recv(timeout=limits.ANSWER))
    return said(person) if text.endswith(" came") else text


def count(text: object) -> int:
    """How many messages are missing, if that is what a message tells."""
    told = re.fullmatch(r"\((\d+) missed\)", str(text))
    return int(told[1]) if told else 0
