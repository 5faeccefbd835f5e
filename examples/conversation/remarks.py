"""What a note of the recorder means, in plain words."""

from __future__ import annotations

from examples.conversation.message import Interface, Message

REMARKS: dict[tuple[str, Interface, bool], str] = {
    ("blocks", "WSGI", False): "holds the thread",
    ("blocks", "WSGI", True): "holds the thread",
    ("blocks", "ASGI", False): "holds the loop",
    ("blocks", "ASGI", True): "holds its thread, not the loop",
    ("waits", "WSGI", False): "holds the thread",
    ("waits", "WSGI", True): "frees its own loop, holds the thread",
    ("waits", "ASGI", False): "frees the loop",
    ("waits", "ASGI", True): "frees its own loop",
}
"""By name, interface, and whether it was noted away from the server's place."""

ALWAYS = {
    "error": "the app broke a rule",
    "refused": "no WebSocket",
    "stopped": "it did not end by itself",
    "waiting": "for what never comes",
}


def remark(message: Message, interface: Interface, is_away: bool) -> str:
    """What a note means; nothing for all else.

    Args:
        message: The note, or what was said.
        interface: `WSGI` or `ASGI`.
        is_away: Whether that was where the server itself runs no code.
    """
    if message.speaker != "note":
        return ""
    special = REMARKS.get((message.name, interface, is_away), "")
    return special or ALWAYS.get(message.name, "")
