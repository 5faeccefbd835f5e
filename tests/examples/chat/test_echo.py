"""The consumer that echoes."""

import asyncio

import pytest

from tests.examples.chat.clients import ACCEPT, Client
from tests.examples.drive import Message


@pytest.mark.parametrize("content", [{"text": "Hi"}, {"bytes": b"\x00\xff"}])
def test_sends_back_what_it_hears(content: Message) -> None:
    """Text and bytes come back, to the speaker alone."""

    async def talk() -> None:
        ada, bo = Client("/echo/"), Client("/echo/")
        assert [ACCEPT, ACCEPT] == [await ada.come(), await bo.come()]
        await ada.say(**content)

        heard = await ada.hear()

        assert {"type": "websocket.send", **content} == heard
        assert await bo.hears_nothing()
        await ada.leave()
        await bo.leave()

    asyncio.run(talk())
