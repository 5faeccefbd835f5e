"""The rooms, each with a group of its own."""

import asyncio

from tests.examples.chat.clients import ACCEPT, Client, text


def test_what_one_says_its_room_hears() -> None:
    """Those in another room hear nothing."""

    async def talk() -> None:
        ada, bo = Client("/rooms/tea/"), Client("/rooms/tea/")
        cy = Client("/rooms/coffee/")
        clients = [ada, bo, cy]
        assert [ACCEPT] * 3 == [await client.come() for client in clients]
        await ada.say(text="Hi")

        heard = [await ada.hear(), await bo.hear()]

        assert [text("Hi")] * 2 == heard
        assert await cy.hears_nothing()
        for client in clients:
            await client.leave()

    asyncio.run(talk())
