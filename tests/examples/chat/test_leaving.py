"""Who comes and who leaves."""

import asyncio

import pytest
from channels.layers import get_channel_layer

from tests.examples.chat.clients import ACCEPT, Client, text


@pytest.mark.parametrize("code", [1000, 1006])
def test_the_room_hears_who_came_and_who_left(code: int) -> None:
    """A client that vanishes leaves as one that says goodbye."""

    async def talk() -> None:
        ada, bo = Client("/chat/tea/?name=Ada"), Client("/chat/tea/?name=Bo")
        assert await ada.come() == ACCEPT
        assert text("Ada came") == await ada.hear()
        assert await bo.come() == ACCEPT
        assert text("Bo came") == await ada.hear()
        assert text("Bo came") == await bo.hear()

        await bo.leave(code)

        assert text("Bo left") == await ada.hear()
        await ada.leave()

    asyncio.run(talk())


def test_nobody_is_left_behind() -> None:
    """Who leaves is in the group no more."""

    async def visit() -> None:
        client = Client("/chat/empty/")
        await client.come()
        assert len(get_channel_layer().groups["room-empty"]) == 1
        await client.leave()

    asyncio.run(visit())

    assert not get_channel_layer().groups.get("room-empty")
