"""The view that says which process answers."""

import os
from io import BytesIO

from django.core.handlers.wsgi import WSGIRequest

from examples.deploy.worker import worker


def test_names_its_process_before_it_reads_on() -> None:
    """What the client sends later comes back later."""
    body = BytesIO(b"Hi")
    environ = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "2", "wsgi.input": body}

    parts = iter(worker(WSGIRequest(environ)))

    assert f"{os.getpid()}\n".encode() == next(parts)
    assert body.tell() == 0
    assert [b"Hi\n"] == [*parts]
