"""Where a server listens."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Address:
    """Where a server listens, as the two kinds of client write it.

    Attributes:
        port: The free port that the system chose.
    """

    port: int

    @property
    def http(self) -> str:
        """The base URL for HTTP, with no slash at its end."""
        return f"http://{HOST}:{self.port}"

    @property
    def ws(self) -> str:
        """The base URL for WebSocket, with no slash at its end."""
        return f"ws://{HOST}:{self.port}"


@contextmanager
def free_port() -> Iterator[int]:
    """Keeps a port for a server that takes it by its number.

    Yields:
        The port; while the block runs, the system gives it to nobody else.
    """
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        keeper.bind((HOST, 0))
        port: int = keeper.getsockname()[1]
        if sys.platform != "linux":  # elsewhere the server could not bind it, either
            keeper.close()
        yield port
