"""Runs an application on a real server, and tells what a client saw."""

from contextlib import AbstractContextManager
from pkgutil import resolve_name
from wsgiref.types import WSGIApplication

from asgiref.typing import ASGI3Application

from examples.conversation.recognise import interface_of
from examples.servers.address import Address
from examples.servers.handshake import Handshake, handshake
from examples.servers.reports import Reports
from examples.servers.server import Server
from examples.servers.table import ASGI_SERVERS, WSGI_SERVERS, named

__all__ = [
    "ASGI_SERVERS",
    "WSGI_SERVERS",
    "Address",
    "Handshake",
    "Server",
    "handshake",
    "serve_asgi",
    "serve_observed",
    "serve_wsgi",
]


def serve_wsgi(
    application: WSGIApplication | str,
    server: str = "wsgiref",
    threads: int = 1,
    workers: int = 1,
) -> AbstractContextManager[Address]:
    """Serves a WSGI application on a free port of this machine.

    ```{ .python .static data-reason="it starts a real server" }
    import httpx

    from examples.hello.wsgi_app import application
    from examples.servers import serve_wsgi

    with serve_wsgi(application) as address:
        response = httpx.get(address.http)

    assert response.text == "Hello WSGI"
    ```

    Args:
        application: What to serve: `module:attribute` for a server in a process of
            its own; the application itself for wsgiref in a thread of this one.
        server: A name in `WSGI_SERVERS`.
        threads: How many threads of each process call it at the same time, at most.
        workers: How many processes serve it.

    Returns:
        A context manager: gives the address, stops the server at its end.

    Raises:
        RuntimeError: If the server isn't installed.
        ValueError: If there is no such server, or it can't have so many.
        TypeError: If it is given the application where it needs a name.
    """
    return named(WSGI_SERVERS, server).serve(application, threads, workers)


def serve_asgi(
    application: ASGI3Application | str, server: str = "uvicorn", workers: int = 1
) -> AbstractContextManager[Address]:
    """Serves an ASGI application on a free port of this machine.

    ```{ .python .static data-reason="it starts a real server" }
    from websockets.sync.client import connect

    from examples.hello.asgi_app import application
    from examples.servers import serve_asgi

    with serve_asgi(application) as address:
        with connect(address.ws) as client:
            client.send("Hi")
            answer = client.recv()

    assert answer == "Hi"
    ```

    Args:
        application: What to serve: `module:attribute` for a server in a process of
            its own; the application itself for uvicorn in a thread of this one.
        server: A name in `ASGI_SERVERS`.
        workers: How many processes serve it, each with an event loop.

    Returns:
        A context manager: gives the address, stops the server at its end.

    Raises:
        RuntimeError: If the server isn't installed.
        ValueError: If there is no such server, or it can't have so many.
        TypeError: If it is given the application where it needs a name.
    """
    return named(ASGI_SERVERS, server).serve(application, workers=workers)


def serve_observed(
    application: str, server: str, threads: int = 1, workers: int = 1
) -> AbstractContextManager[tuple[Address, Reports]]:
    """Serves an application on a real server, and listens.

    ```{ .python .static data-reason="it starts a real server" }
    import httpx

    from examples.conversation import text
    from examples.servers import serve_observed

    app = "examples.hello.wsgi_app:application"
    with serve_observed(app, "gunicorn") as (address, heard):
        httpx.get(address.http)
        [conversation] = heard.conversations(1)

    print(text(conversation))
    ```

    ```text
    WSGI GET /
      in thread 1, no loop
      → call GET /
      ← start_response 200 OK
          content-type: text/plain
      ← body b'Hello WSGI'
    ```

    Args:
        application: What to serve, as `module:attribute`.
        server: A name in `WSGI_SERVERS` or in `ASGI_SERVERS`.
        threads: How many threads of each process call a WSGI application, at most.
        workers: How many processes serve it.

    Returns:
        A context manager: gives the address and what is heard, stops the server at
        its end. A lifespan is over, and so heard, only then.

    Raises:
        RuntimeError: If the server isn't installed.
        ValueError: If there is no such server, or it can't have so many.
        TypeError: If it is no application.
    """
    interface = interface_of(resolve_name(application))
    servers = WSGI_SERVERS if interface == "WSGI" else ASGI_SERVERS
    return named(servers, server).observe(application, threads, workers)
