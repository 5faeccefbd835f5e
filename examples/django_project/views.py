"""A sync view and an async view that tell where they run."""

import asyncio

from django.http import HttpResponse


# --8<-- [start:views]
def sync_view(request):
    return answer("sync view")


async def async_view(request):
    return answer("async view")
    # --8<-- [end:views]


def not_found(request, exception):
    text, kind = "no such page", "text/plain"
    return HttpResponse(text, content_type=kind, status=404)


# --8<-- [start:answer]
def answer(view):
    text = f"{view}, event loop running: {loop_running()}"
    return HttpResponse(text, content_type="text/plain")


def loop_running():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return "no"
    return "yes"
    # --8<-- [end:answer]
