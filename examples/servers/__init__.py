"""Runs an application on a real server, and tells what a client saw."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from wsgiref.types import WSGIApplication

from asgiref.typing import ASGI3Application

from examples.servers import uvicorn_server, wsgiref_server
from examples.servers.address import Address
from examples.servers.handshake import Handshake, handshake

__all__ = [
    "ASGI_SERVERS",
    "WSGI_SERVERS",
    "Address",
    "Handshake",
    "ServeASGI",
    "ServeWSGI",
    "handshake",
    "serve_asgi",
    "serve_wsgi",
]

ServeWSGI = Callable[[WSGIApplication], AbstractContextManager[Address]]
ServeASGI = Callable[[ASGI3Application], AbstractContextManager[Address]]

WSGI_SERVERS: dict[str, ServeWSGI] = {"wsgiref": wsgiref_server.serve}
"""How each WSGI server serves an application, by the server's name."""

ASGI_SERVERS: dict[str, ServeASGI] = {"uvicorn": uvicorn_server.serve}
"""How each ASGI server serves an application, by the server's name."""


def serve_wsgi(
    application: WSGIApplication, server: str = "wsgiref"
) -> AbstractContextManager[Address]:
    """Serves a WSGI application on a free port of this machine.

    ```python
    import httpx

    from examples.hello.wsgi_app import application
    from examples.servers import serve_wsgi

    with serve_wsgi(application) as address:
        response = httpx.get(address.http)

    assert response.text == "Hello WSGI"
    ```

    Args:
        application: What to serve.
        server: A name in `WSGI_SERVERS`.

    Returns:
        A context manager: gives the address, stops the server at its end.
    """
    return WSGI_SERVERS[server](application)


def serve_asgi(
    application: ASGI3Application, server: str = "uvicorn"
) -> AbstractContextManager[Address]:
    """Serves an ASGI application on a free port of this machine.

    ```python
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
        application: What to serve.
        server: A name in `ASGI_SERVERS`.

    Returns:
        A context manager: gives the address, stops the server at its end.
    """
    return ASGI_SERVERS[server](application)
