"""Where a server listens."""

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
