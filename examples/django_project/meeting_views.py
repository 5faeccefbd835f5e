"""Views that go on when so many requests are in them."""

import asyncio
import time
from threading import Barrier

from django.urls import path

from examples.django_project.timed_views import ran_since

threads = {count: Barrier(count) for count in range(1, 9)}
tasks = {count: asyncio.Barrier(count) for count in range(1, 9)}


# --8<-- [start:views]
def sync_meeting(request, wanted):
    entered = time.monotonic()
    threads[wanted].wait(10)
    return ran_since(entered)


async def async_meeting(request, wanted):
    entered = time.monotonic()
    await tasks[wanted].wait()
    return ran_since(entered)


async def blocking_meeting(request, wanted):
    return sync_meeting(request, wanted)
    # --8<-- [end:views]


urlpatterns = [
    path("sync-meeting/<int:wanted>/", sync_meeting),
    path("async-meeting/<int:wanted>/", async_meeting),
    path("blocking-meeting/<int:wanted>/", blocking_meeting),
]
