"""Uvicorn, in a thread with an event loop of its own."""

import asyncio
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event

import uvicorn
from asgiref.typing import ASGI3Application

from examples.servers import limits
from examples.servers.address import HOST, Address
from examples.servers.background import background

logging.getLogger("uvicorn.error").addHandler(logging.NullHandler())


class _Server(uvicorn.Server):
    def __init__(self, application: ASGI3Application) -> None:
        config = uvicorn.Config(
            application,
            interface="asgi3",
            loop="asyncio",
            http="h11",
            ws="websockets-sansio",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=limits.GRACE,
        )
        super().__init__(config)
        self.settled = Event()
        self.failure: BaseException | None = None

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            super().run(sockets)
        except (Exception, SystemExit) as error:
            self.failure = error
        finally:
            self.settled.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            async with asyncio.timeout(limits.START):
                await super().startup(sockets)
            self.settled.set()
        except (TimeoutError, SystemExit):
            self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(limits.END):
                await super().shutdown(sockets)

    def stop(self) -> None:
        self.should_exit = True


@contextmanager
def serve(application: ASGI3Application) -> Iterator[Address]:
    """Serves an ASGI application by uvicorn: one thread, one event loop.

    Args:
        application: What to serve.

    Yields:
        Where it listens, until the block ends.

    Raises:
        RuntimeError: If the application's lifespan does not start in time.
        TimeoutError: If a call of the application does not return in time.
    """
    with socket.create_server((HOST, 0), backlog=128) as listener:
        server = _Server(application)
        sockets = [listener]
        address = Address(listener.getsockname()[1])
        with background("uvicorn", lambda: server.run(sockets), server.stop):
            server.settled.wait(limits.START + limits.END)
            if not server.started:
                raise RuntimeError(
                    "uvicorn: the application did not start;"
                    " answer lifespan.startup with lifespan.startup.complete"
                    f" within {limits.START:g} s"
                ) from server.failure
            yield address
