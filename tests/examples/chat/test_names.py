"""The names, from the query of the URL."""

import asyncio

import pytest

from tests.examples.chat.clients import ACCEPT, Client, text


@pytest.mark.parametrize(
    ("query", "name"),
    [("?name=Ada", "Ada"), ("?name=Ada%20L.", "Ada L."), ("", "somebody")],
)
def test_each_message_says_who_said_it(query: str, name: str) -> None:
    """Who gives no name is called somebody."""

    async def talk() -> None:
        client = Client(f"/names/tea/{query}")
        assert await client.come() == ACCEPT
        await client.say(text="Hi")

        heard = await client.hear()

        assert text(f"{name}: Hi") == heard
        await client.leave()

    asyncio.run(talk())
