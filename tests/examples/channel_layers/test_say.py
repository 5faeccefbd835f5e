"""Saying something to a group, from this process and from another one."""

import asyncio
import subprocess
import sys
from typing import Any

from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer

from examples.channel_layers.say import say

LIMIT = 30
OTHER_PROCESS = [sys.executable, "-m", "examples.channel_layers.say"]


async def heard(*said: str) -> list[Any]:
    """What a channel of the group hears when another process speaks first."""
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add("room", channel)
    subprocess.run(
        [*OTHER_PROCESS, "from there"],
        stdout=subprocess.DEVNULL,
        timeout=LIMIT,
        check=True,
    )
    for words in said:
        await sync_to_async(say)(words)
    messages = [await layer.receive(channel) for _ in said]
    await layer.group_discard("room", channel)
    return messages


def test_reaches_this_process_alone() -> None:
    """The layer in memory passes on what was said here, and only that."""
    expected = [{"type": "said", "words": "from here"}]

    messages = asyncio.run(heard("from here"))

    assert expected == messages
