"""Two streamed responses, each chunk a slow one."""

import asyncio
import time

from django.http import StreamingHttpResponse

CHUNKS = [b"one ", b"two"]


# --8<-- [start:sync]
def sync_chunks():
    for chunk in CHUNKS:
        time.sleep(0.01)  # a slow query
        yield chunk
        # --8<-- [end:sync]


# --8<-- [start:async]
async def async_chunks():
    for chunk in CHUNKS:
        await asyncio.sleep(0.01)  # a slow query
        yield chunk
        # --8<-- [end:async]


def sync_stream(request):
    return streamed(sync_chunks())


async def async_stream(request):
    return streamed(async_chunks())


def streamed(chunks):
    kind = "text/plain"
    return StreamingHttpResponse(chunks, content_type=kind)
