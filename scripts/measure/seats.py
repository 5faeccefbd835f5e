"""Where is measured: which servers, with how many threads, and which views."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from examples.servers import (
    ASGI_SERVERS,
    WSGI_SERVERS,
    Address,
    serve_asgi,
    serve_wsgi,
)
from scripts.measure.limits import THREADS

WSGI_APP = "examples.django_project.wsgi:application"
ASGI_APP = "examples.django_project.asgi_without_channels:application"


@dataclass(frozen=True)
class Seat:
    """A server with a number of threads, and the views that it is asked for.

    Attributes:
        interface: `WSGI` or `ASGI`.
        server: Its name in the table of its interface.
        threads: How many threads call a WSGI application; `None` under ASGI.
        views: The kinds of view.
        processes: How many processes serve.
    """

    interface: str
    server: str
    threads: int | None
    views: tuple[str, ...]
    processes: int = 1

    def serve(self) -> AbstractContextManager[Address]:
        """Serves Django, in processes of its own."""
        if self.threads is None:
            return serve_asgi(ASGI_APP, self.server, self.processes)
        return serve_wsgi(WSGI_APP, self.server, self.threads, self.processes)


ONE_THREAD = tuple(
    Seat("WSGI", name, 1, ("sync",))
    for name in ("wsgiref", "gunicorn-sync", "waitress", "uwsgi", "granian")
)
THREADED = tuple(
    Seat("WSGI", name, THREADS, ("sync", "async"))
    for name in ("gunicorn", "waitress", "uwsgi", "granian")
)
ASGI = ("uvicorn", "hypercorn", "daphne", "granian", "gunicorn")
BLOCKED = tuple(Seat("ASGI", name, None, ("blocking",)) for name in ASGI)
LOOPS = tuple(Seat("ASGI", name, None, ("async", "sync")) for name in ASGI)

SHARED = (
    Seat("WSGI", "gunicorn-sync", 1, ("sync",), 2),
    Seat("WSGI", "gunicorn-sync", 1, ("sync",), 4),
    *(
        Seat("WSGI", name, THREADS, ("sync",), 2)
        for name in ("gunicorn", "uwsgi", "granian")
    ),
    *(
        Seat("ASGI", name, None, ("blocking",), 2)
        for name in ("uvicorn", "hypercorn", "granian")
    ),
)
"""Several processes, where waits alone decide."""


def version(seat: Seat) -> str | None:
    """The version of a seat's server; `None` if it isn't installed."""
    servers = WSGI_SERVERS if seat.interface == "WSGI" else ASGI_SERVERS
    return servers[seat.server].version
