"""Three views wait, and say from when to when they ran, and in which process."""

import asyncio
import os
import time

from django.http import HttpResponse
from django.urls import path


# --8<-- [start:views]
def sync_wait(request, milliseconds):
    entered = time.monotonic()
    time.sleep(milliseconds / 1000)
    return ran_since(entered)


async def async_wait(request, milliseconds):
    entered = time.monotonic()
    await asyncio.sleep(milliseconds / 1000)
    return ran_since(entered)


async def blocking_wait(request, milliseconds):
    return sync_wait(request, milliseconds)
    # --8<-- [end:views]


def ran_since(entered):
    text = f"{entered} {time.monotonic()} {os.getpid()}"
    return HttpResponse(text, content_type="text/plain")


urlpatterns = [
    path("sync-wait/<int:milliseconds>/", sync_wait),
    path("async-wait/<int:milliseconds>/", async_wait),
    path("blocking-wait/<int:milliseconds>/", blocking_wait),
]
