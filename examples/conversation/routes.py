"""From which lane to which lane a message goes."""

from __future__ import annotations

from examples.conversation.message import Message

Route = tuple[str, str]

FROM_CLIENT = {
    "http.disconnect",
    "http.request",
    "websocket.disconnect",
    "websocket.receive",
}
"""What the client says, and the server only hands on."""

TO_CLIENT = {
    "body",
    "http.response.body",
    "websocket.accept",
    "websocket.close",
    "websocket.send",
    "write",
}
"""What the server hands on at once.

"WSGI servers, gateways, and middleware must not delay the transmission of any block"
([PEP 3333](https://peps.python.org/pep-3333/#middleware-handling-of-block-boundaries)).
"""

CROSSINGS = {"async_to_sync", "sync_to_async"}
"""Notes that tell that code goes on somewhere else."""

NAMES = {"client": "Client", "server": "Server", "app": "App"}


def route(message: Message, was_away: bool, is_away: bool) -> Route | None:
    """The lanes that a message goes from and to; none for a note that stays.

    Args:
        message: What was said.
        was_away: Whether code ran away from home before.
        is_away: Whether it does now.
    """
    if message.speaker == "app":
        return "app", "client" if message.name in TO_CLIENT else "server"
    if message.speaker == "server":
        return "client" if message.name in FROM_CLIENT else "server", "app"
    if message.name in CROSSINGS and was_away != is_away:
        return ("app", "elsewhere") if is_away else ("elsewhere", "app")
    return None


def in_words(route: Route | None, elsewhere: str | None = None) -> str:
    """A route in words: `Server to app`; `Note` for a note that stays.

    Args:
        route: The lanes.
        elsewhere: What the lane is called in which code runs away from home.
    """
    if route is None:
        return "Note"
    start, end = (NAMES.get(lane) or str(elsewhere) for lane in route)
    return f"{start} to {end.lower()}"
