"""The matrix of servers: a row for each, in words."""

from examples.conversation import Conversation
from examples.servers.seen import Seen
from examples.servers.server import Server

COLUMNS = (
    "server",
    "version",
    "HTTP",
    "WebSocket",
    "lifespan",
    "pieces",
    "client leaves",
    "thread",
)
"""What the cells of a row tell: at the end, of which event tells the application that
the client left, and in which thread it is called."""

NOTHING = "-"


def row(server: Server, seen: Seen | Exception) -> tuple[str, ...]:
    """What was seen of a server.

    Args:
        server: The server.
        seen: What `survey` gave.

    Returns:
        A cell for each of `COLUMNS`.
    """
    version = server.version or "not installed"
    if isinstance(seen, Exception):
        status = "failed" if server.version else NOTHING
        return server.label, version, status, *[NOTHING] * (len(COLUMNS) - 3)
    return (
        server.label,
        version,
        str(seen.status),
        str(seen.handshake or "no answer"),
        lifespan(seen.lifespan),
        pieces(seen),
        leaving(seen.left),
        place(seen),
    )


def lifespan(said: Conversation | None) -> str:
    """Of what the server told the application when it started and ended.

    Args:
        said: The conversation about it, if there was one.

    Returns:
        One to three words.
    """
    if said is None:
        return "none"
    names = {message.name for message in said.messages}
    if "raise" in names:
        return "app raises"
    told = {"lifespan.startup": "start", "lifespan.shutdown": "end"}
    return ", ".join(word for name, word in told.items() if name in names)


def pieces(seen: Seen) -> str:
    """When the client gets the pieces of an answer.

    Args:
        seen: What was seen of a server.

    Returns:
        One to three words.
    """
    if max(_bodies(seen.asked), _bodies(seen.left)) < 2:
        return "one"
    return "as they come" if seen.first_came else "at the end"


def _bodies(said: Conversation) -> int:
    names = ("body", "http.response.body")
    return sum(
        bool(message.name in names and message["body"]) for message in said.messages
    )


def leaving(said: Conversation) -> str:
    """What the application is told when the client has left.

    Args:
        said: The conversation about it.

    Returns:
        The names of messages, and of an error that came out of it.
    """
    told = [
        "close()" if message.name == "close" else message.name
        for message in said.messages
        if message.name in ("close", "http.disconnect")
    ]
    raised = [
        str(message["error"]) for message in said.messages if message.name == "raise"
    ]
    return ", ".join([*told, *raised]) or "nothing"


def place(seen: Seen) -> str:
    """Where the server calls the application.

    Args:
        seen: What was seen of a server.

    Returns:
        The thread, and whether an event loop runs in it.
    """
    thread = "main" if seen.in_main else "other"
    return f"{thread}, loop" if seen.asked.messages[0].place.loop else thread
