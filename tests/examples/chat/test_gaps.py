"""Who missed something hears how much."""

import asyncio

from channels.layers import get_channel_layer

from tests.examples.chat.clients import ACCEPT, Client, text

EVENT = {"type": "chat.message", "sender": "somebody"}


def heard(*numbers: int) -> list[object]:
    """What a client hears when these messages of one sender reach its room."""

    async def listen() -> list[object]:
        client = Client("/gaps/tea/?name=Ada")
        assert [ACCEPT, text("Ada came")] == [await client.come(), await client.hear()]
        for number in numbers:
            event = {**EVENT, "text": str(number), "number": number}
            await get_channel_layer().group_send("room-tea", event)
        messages: list[object] = []
        while text(str(numbers[-1])) not in messages:
            messages.append(await client.hear())
        await client.leave()
        return messages

    return asyncio.run(listen())


def test_who_missed_nothing_hears_of_nothing() -> None:
    """The first number of a sender may be any: who came late missed nothing."""
    assert [text("7"), text("8")] == heard(7, 8)


def test_a_hole_is_told_before_what_comes_behind_it() -> None:
    """Its size is what lies between two numbers."""
    assert [text("1"), text("(3 missed)"), text("5"), text("6")] == heard(1, 5, 6)


def test_each_sender_counts_what_it_says() -> None:
    """What two say in turn has no hole."""

    async def talk() -> None:
        ada, bo = Client("/gaps/tea/?name=Ada"), Client("/gaps/tea/?name=Bo")
        await ada.come()
        await bo.come()
        for client in (ada, bo, ada, bo):
            await client.say(text="Hi")

        said = [await ada.hear() for _ in range(6)]

        names = ("Ada came", "Bo came", "Ada: Hi", "Bo: Hi", "Ada: Hi", "Bo: Hi")
        assert [text(name) for name in names] == said
        await ada.leave()
        await bo.leave()

    asyncio.run(talk())
