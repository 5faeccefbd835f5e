"""The chat's consumer, message by message."""

import asyncio

import pytest
from asgiref.testing import ApplicationCommunicator

from examples.django_project import asgi
from examples.django_project.consumers import ChatConsumer
from examples.servers import limits
from tests.examples.drive import CONNECT, DISCONNECT, Message, websocket


async def chat(said: Message) -> list[list[Message]]:
    """Lets the first of two clients say something, then both leave.

    Args:
        said: The event that tells what the first client said.

    Returns:
        What the application sent to each client.
    """
    clients = [
        ApplicationCommunicator(asgi.application, websocket("/chat/")) for _ in "ab"
    ]
    heard: list[list[Message]] = [[], []]

    async def hear() -> None:
        for client, messages in zip(clients, heard, strict=True):
            messages.append(await client.receive_output(limits.ANSWER))

    for client in clients:
        await client.send_input(CONNECT)
    await hear()
    await clients[0].send_input(said)
    await hear()
    for client in clients:
        await client.send_input(DISCONNECT)
        await client.wait(limits.ANSWER)
        assert client.output_queue.empty()
    return heard


@pytest.mark.parametrize("content", [{"text": "Hi"}, {"bytes": b"\x00\xff"}])
def test_sends_to_all_what_one_says(content: Message) -> None:
    """Text and bytes reach every client, the speaker included."""
    expected = [
        {"type": "websocket.accept", "subprotocol": None},
        {"type": "websocket.send", **content},
    ]

    heard = asyncio.run(chat({"type": "websocket.receive", **content}))

    assert [expected, expected] == heard


def test_is_the_one_that_the_project_routes_to() -> None:
    """There is one consumer, however it is imported."""
    assert ChatConsumer is asgi.chat.callback.consumer_class
