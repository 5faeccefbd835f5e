"""Worker: which process answers, and until when."""

import os

from django.http import StreamingHttpResponse


def worker(request):
    def parts():
        yield f"{os.getpid()}\n"
        yield request.read() + b"\n"

    return StreamingHttpResponse(parts())
