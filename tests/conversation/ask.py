"""A client of a real server, who asks what `record` is asked."""

import socket
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException

from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import connect

from examples.conversation import Request
from examples.servers import Address, handshake, limits
from examples.servers.address import HOST

REFUSALS = (
    ConnectionClosed,
    ConnectionResetError,
    HTTPException,
    InvalidHandshake,
)
"""What a client may get instead of an answer, or of its end: a server that closes with
a body unread, as uWSGI does, resets the connection."""


def ask(request: Request, address: Address, interface: str) -> None:
    """Asks a server what a request says, until it answers or refuses.

    Args:
        request: Any but a lifespan.
        address: Where the server listens.
        interface: The application's; a WSGI one gets no more than a handshake.
    """
    with suppress(*REFUSALS):
        if request.kind == "http":
            _get(request, address)
        elif interface == "WSGI":
            handshake(address, request.target)
        else:
            _chat(request, address.ws + request.target)


def _get(request: Request, address: Address) -> None:
    body = b"".join(said for said in request.says if isinstance(said, bytes))
    with closing(HTTPConnection(HOST, address.port, timeout=limits.ANSWER)) as client:
        client.request(request.method, request.target, body or None)
        response = client.getresponse()
        while response.read1() and request.leaves_after is None:
            pass


def _chat(request: Request, url: str) -> None:
    with connect(url) as client:
        for said in request.says:
            assert isinstance(said, str | bytes)
            client.send(said)
            client.recv(limits.ANSWER)
        if request.leaves_after is not None:
            client.socket.shutdown(socket.SHUT_RDWR)
