"""A slow sync view: it needs a thread while it waits."""

import time

from django.http import HttpResponse


# --8<-- [start:view]
def slow_view(request):
    time.sleep(0.2)  # a slow query
    return HttpResponse("done", content_type="text/plain")
    # --8<-- [end:view]
