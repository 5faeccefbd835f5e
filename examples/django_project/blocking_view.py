"""One async view blocks its event loop, the other waits."""

import asyncio
import time

from django.http import HttpResponse

SECONDS = 0.2


# --8<-- [start:blocking]
async def blocking_view(request):
    print("enter")
    time.sleep(SECONDS)
    print("leave")
    return HttpResponse("done", content_type="text/plain")
    # --8<-- [end:blocking]


# --8<-- [start:waiting]
async def waiting_view(request):
    print("enter")
    await asyncio.sleep(SECONDS)
    print("leave")
    return HttpResponse("done", content_type="text/plain")
    # --8<-- [end:waiting]
