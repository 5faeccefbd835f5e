"""Two endless streams tell by what each of them is ended."""

import asyncio
import time

from examples.django_project.streaming_views import streamed


# --8<-- [start:sync]
def sync_ticks():
    try:
        while True:
            time.sleep(0.01)
            yield b"tick "
    except BaseException as error:
        print("told:", type(error).__name__)
        raise
        # --8<-- [end:sync]


# --8<-- [start:async]
async def async_ticks():
    try:
        while True:
            await asyncio.sleep(0.01)
            yield b"tick "
    except BaseException as error:
        print("told:", type(error).__name__)
        raise
        # --8<-- [end:async]


def sync_ticking(request):
    return streamed(sync_ticks())


async def async_ticking(request):
    return streamed(async_ticks())
