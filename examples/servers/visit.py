"""What a client can do to a server, and what it sees."""

import time
from contextlib import closing
from http.client import HTTPConnection
from tempfile import NamedTemporaryFile

from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync import client

from examples.servers import gate, limits
from examples.servers.address import HOST, Address
from examples.servers.handshake import handshake


def get(address: Address, path: str) -> tuple[int, str]:
    """Asks for a path.

    Args:
        address: The server.
        path: What to ask for.

    Returns:
        The status and the body of the response.

    Raises:
        TimeoutError: If the response does not end in time.
    """
    body, end = b"", time.monotonic() + limits.ANSWER
    with closing(HTTPConnection(HOST, address.port, timeout=limits.ANSWER)) as asking:
        asking.request("GET", path)
        response = asking.getresponse()
        while piece := response.read1():
            body += piece
            if time.monotonic() > end:
                raise TimeoutError(f"{path}: no end of it within {limits.ANSWER:g} s")
    return response.status, body.decode(errors="replace")


def shake(address: Address, path: str) -> int | None:
    """Sends the handshake of a WebSocket, and leaves.

    Args:
        address: The server.
        path: What to ask for.

    Returns:
        The status of the answer; `None` if none came in time.
    """
    try:
        return handshake(address, path).status
    except TimeoutError:
        return None


def connect(address: Address, path: str) -> str:
    """Opens a WebSocket by the library `websockets`, says one thing, and leaves.

    Args:
        address: The server.
        path: What to ask for.

    Returns:
        The name of what the library raises, and its words; empty if it raises nothing.
    """
    url = address.ws + path
    try:
        with client.connect(url, open_timeout=limits.ANSWER) as connection:
            connection.send("Hi")
    except (ConnectionClosed, InvalidHandshake, TimeoutError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


def leave(address: Address, path: str) -> tuple[int, bool]:
    """Asks for an answer in pieces, and leaves when the first one is there.

    Args:
        address: The server, whose application is behind the gate.
        path: What to ask for.

    Returns:
        The status, and whether the first piece came while the second was held back.
    """
    asking = HTTPConnection(HOST, address.port, timeout=limits.ANSWER)
    start = time.monotonic()
    with NamedTemporaryFile() as shut, closing(asking):
        asking.request("GET", path, headers={gate.HEADER: shut.name})
        with asking.getresponse() as response:
            first = response.read1(1)
            came = bool(first) and time.monotonic() - start < limits.GATE
            return response.status, came
