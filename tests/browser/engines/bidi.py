"""WebDriver BiDi, the protocol by which Firefox itself is driven.

Source: https://w3c.github.io/webdriver-bidi/
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser import limits


class Bidi:
    """A session, over one WebSocket."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count()

    def call(self, method: str, **parameters: Any) -> Any:
        """Give a command, and wait for its result.

        Args:
            method: Its name.
            **parameters: As the specification names them.

        Raises:
            RuntimeError: It failed; the message says why.
        """
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": parameters}
        self._socket.send(json.dumps(command))
        while (answer := self._next()).get("id") != number:
            pass  # it is an event, and none was asked for
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        return answer["result"]

    def _next(self) -> Any:
        return json.loads(self._socket.recv(limits.ENGINE_MS / 1000))


@contextmanager
def session(address: str) -> Iterator[Bidi]:
    """Begin a session.

    Args:
        address: Where the browser listens, as `ws://host:port`.
    """
    # Its own client: a proxy is for other hosts.
    with connect(f"{address}/session", proxy=None, max_size=None) as socket:
        bidi = Bidi(socket)
        bidi.call("session.new", capabilities={})
        yield bidi
