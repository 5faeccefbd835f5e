"""Three views wait, and say when they ran, and where."""

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
    left, process = time.monotonic(), os.getpid()
    return HttpResponse(f"{entered} {left} {process}")


urlpatterns = [
    path("sync-wait/<int:milliseconds>/", sync_wait),
    path("async-wait/<int:milliseconds>/", async_wait),
    path("blocking-wait/<int:milliseconds>/", blocking_wait),
]
