"""What a survey saw of a server."""

from dataclasses import dataclass

from examples.conversation import Conversation
from examples.servers.server import Server


@dataclass(frozen=True)
class Seen:
    """What clients saw of a server, and what its application was told.

    Attributes:
        server: The server.
        status: The status of an ordinary request.
        text: The body of its response.
        handshake: The status of a WebSocket handshake; `None` if no answer came.
        raised: What `websockets` raises when it tries to connect, if anything.
        stream_status: The status of an answer in pieces.
        first_came: Whether the first piece of that answer came before the second was
            made.
        asked: The conversation about the ordinary request.
        opened: The one about the connection.
        left: The one about a client that left after the first piece.
        lifespan: The one about the server's start and end, if it tells of them.
        in_main: Whether the application is called in the main thread of its process.
    """

    server: Server
    status: int
    text: str
    handshake: int | None
    raised: str
    stream_status: int
    first_came: bool
    asked: Conversation
    opened: Conversation
    left: Conversation
    lifespan: Conversation | None
    in_main: bool
