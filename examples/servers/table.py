"""Which servers there are, and how each serves an application."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any, Protocol

from examples.conversation import Heard, observe
from examples.servers import command, reporting, uvicorn_server, wsgiref_server
from examples.servers.address import Address
from examples.servers.reports import reports


class Server(Protocol):
    """A server, and how it serves an application."""

    def serve(self, app: Any, threads: int = 1) -> AbstractContextManager[Address]:
        """Serves an application.

        Args:
            app: The application, or `module:attribute`.
            threads: How many threads may call it.

        Returns:
            A context manager: gives the address, stops the server at its end.
        """

    def observe(
        self, app: str, threads: int = 1
    ) -> AbstractContextManager[tuple[Address, Heard]]:
        """Serves an application, and listens.

        Args:
            app: The application, as `module:attribute`.
            threads: How many threads may call it.

        Returns:
            A context manager: gives the address and what is heard, stops the server
            at its end.
        """


@dataclass(frozen=True)
class InThread:
    """A server that runs in a thread of this process, which alone calls the app.

    Attributes:
        run: Serves an application.
    """

    run: Callable[[Any], AbstractContextManager[Address]]

    def serve(self, app: Any, threads: int = 1) -> AbstractContextManager[Address]:
        """As for every server; `threads` is 1."""
        if threads != 1:
            raise ValueError(f"threads={threads}: it has one; choose another server")
        return self.run(resolve_name(app) if isinstance(app, str) else app)

    @contextmanager
    def observe(self, app: str, threads: int = 1) -> Iterator[tuple[Address, Heard]]:
        """As for every server."""
        observed = observe(resolve_name(app))
        with self.serve(observed.app, threads) as address:
            yield address, observed


@dataclass(frozen=True)
class InProcess:
    """A server that runs in a process of its own, by its own command line.

    Attributes:
        line: The command line, as `command.run` takes it.
    """

    line: str

    def serve(self, app: Any, threads: int = 1) -> AbstractContextManager[Address]:
        """As for every server; `app` is `module:attribute`."""
        if not isinstance(app, str):
            raise TypeError(
                f"{app!r}: another process can't get it; give it as 'module:attribute'"
            )
        return command.run(self.line, app, threads)

    @contextmanager
    def observe(self, app: str, threads: int = 1) -> Iterator[tuple[Address, Heard]]:
        """As for every server."""
        with reports() as heard:
            told = reporting.environment(app, heard.path)
            with command.run(self.line, reporting.HERE, threads, told) as address:
                yield address, heard


WSGI_SERVERS: dict[str, Server] = {
    "wsgiref": InThread(wsgiref_server.serve),
    "gunicorn": InProcess(
        "gunicorn --bind {host}:{port} --worker-class gthread --threads {threads}"
        " --graceful-timeout {grace} --no-control-socket"
    ),
    "waitress": InProcess("waitress --listen {host}:{port} --threads {threads}"),
    "granian": InProcess(
        "granian --host {host} --port {port} --interface wsgi"
        " --blocking-threads {threads} --workers-kill-timeout {grace}"
    ),
}
"""The WSGI servers by name; the first is the default."""

ASGI_SERVERS: dict[str, Server] = {
    "uvicorn": InThread(uvicorn_server.serve),
    "hypercorn": InProcess("hypercorn --bind {host}:{port} --graceful-timeout {grace}"),
    "granian": InProcess(
        "granian --host {host} --port {port} --interface asgi"
        " --workers-kill-timeout {grace}"
    ),
    "daphne": InProcess("daphne --bind {host} --port {port}"),
}
"""The ASGI servers by name; the first is the default. Each has one event loop."""


def named(servers: dict[str, Server], name: str) -> Server:
    """A server of a table.

    Args:
        servers: The table.
        name: The server's name.

    Returns:
        How it serves an application.

    Raises:
        ValueError: If there is none of that name.
    """
    if name not in servers:
        raise ValueError(f"{name}: no such server; there are {', '.join(servers)}")
    return servers[name]
