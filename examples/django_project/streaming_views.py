"""Two streamed responses that tell when each chunk is made."""

from django.http import StreamingHttpResponse

CHUNKS = [b"one ", b"two ", b"three"]


# --8<-- [start:sync]
def sync_chunks():
    for chunk in CHUNKS:
        print("made", chunk)
        yield chunk


def sync_stream(request):
    return StreamingHttpResponse(
        sync_chunks(),
        content_type="text/plain",
    )
    # --8<-- [end:sync]


# --8<-- [start:async]
async def async_chunks():
    for chunk in CHUNKS:
        print("made", chunk)
        yield chunk


async def async_stream(request):
    return StreamingHttpResponse(
        async_chunks(),
        content_type="text/plain",
    )
    # --8<-- [end:async]
