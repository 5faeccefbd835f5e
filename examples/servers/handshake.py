"""Asks a server to open a WebSocket, and tells what the client saw."""

from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection

from examples.servers import limits
from examples.servers.address import HOST, Address

HEADERS = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}
"""The key is RFC 6455's own sample: a fixed one makes each run the same."""


@dataclass(frozen=True)
class Handshake:
    """What the client saw in answer to its opening handshake.

    Attributes:
        status: The status code of the server's answer.
        body: The answer's body; empty if the WebSocket is open.
    """

    status: int
    body: bytes

    @property
    def opened(self) -> bool:
        """Whether the WebSocket is open: any status but 101 is a refusal."""
        return self.status == HTTPStatus.SWITCHING_PROTOCOLS


def handshake(
    address: Address, path: str = "/", within: float = limits.ANSWER
) -> Handshake:
    """Sends the opening handshake of a WebSocket, then leaves.

    It is an ordinary `GET` with an `Upgrade` header:
    [RFC 6455, section 4.1](https://www.rfc-editor.org/rfc/rfc6455#section-4.1).

    Args:
        address: The server.
        path: What to ask for.
        within: How many seconds to wait for the answer.

    Returns:
        What the client saw.

    Raises:
        TimeoutError: If the server does not answer in time.
    """
    connection = HTTPConnection(HOST, address.port, timeout=within)
    try:
        connection.request("GET", path, headers=HEADERS)
        response = connection.getresponse()
        return Handshake(response.status, response.read())
    except TimeoutError as error:
        url = f"{address.ws}{path}"
        raise TimeoutError(
            f"{url}: no answer to the handshake within {within:g} s;"
            " let the application accept or close the WebSocket"
        ) from error
    finally:
        connection.close()
