"""The standard library's WSGI server, in a thread."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import WSGIApplication

from examples.servers import limits
from examples.servers.address import HOST, Address
from examples.servers.background import background

TICK = 0.02
"""Seconds between two looks at whether the server should stop."""

logger = logging.getLogger("examples.servers.wsgiref")
logger.addHandler(logging.NullHandler())


class _Server(WSGIServer):
    # With the default of 5, further clients wait for seconds until they connect.
    request_queue_size = 1024
    timeout = TICK

    def handle_error(self, request: Any, client_address: Any) -> None:
        logger.exception("request from %s failed", client_address)


class _Handler(WSGIRequestHandler):
    def setup(self) -> None:
        self.request.settimeout(limits.SILENCE)
        super().setup()

    def handle(self) -> None:
        self.errors = io.StringIO()
        super().handle()
        if text := self.errors.getvalue():
            logger.error(text)

    def get_stderr(self) -> io.StringIO:
        return self.errors

    def log_message(self, format: str, *args: Any) -> None:
        logger.info(format, *args)


def made(application: WSGIApplication, host: str, port: int) -> WSGIServer:
    """A server that listens, and does not serve yet.

    Args:
        application: What to serve.
        host: Where to listen.
        port: The port there; 0 for any that is free.

    Returns:
        The server, with one thread.
    """
    return make_server(host, port, application, _Server, _Handler)


@contextmanager
def serve(application: WSGIApplication) -> Iterator[Address]:
    """Serves a WSGI application by `wsgiref`: one thread, one request at a time.

    Args:
        application: What to serve.

    Yields:
        Where it listens, until the block ends.

    Raises:
        TimeoutError: If a call of the application does not return in time.
    """
    stop = Event()
    with made(application, HOST, 0) as server:

        def run() -> None:
            while not stop.is_set():
                server.handle_request()

        with background("wsgiref", run, stop.set):
            yield Address(server.server_port)
