"""Listens to an application that a real server runs."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from examples.conversation.doors import EARS, interface_for
from examples.conversation.heard import Heard
from examples.conversation.message import Conversation, Parts, Value
from examples.conversation.notes import Notes
from examples.conversation.place import Places

LIFESPAN = "lifespan"


class Observed(Heard):
    """An application with someone who listens, and what was heard so far.

    Attributes:
        app: The application to give to a server.
        interface: The application's.
    """

    def __init__(self, app: Any, headers: Collection[str], every_crossing: bool):
        super().__init__()
        self.interface = interface_for(app)
        self._every_crossing, self._in_app = every_crossing, 0
        ear = EARS[self.interface]
        self.app: Any = ear(app, self._notes, headers, self._add)

    def _notes(self, kind: str) -> Notes:
        self._count(kind != LIFESPAN)
        return Notes(Places(), self._every_crossing, are_played=False)

    def _add(self, notes: Notes) -> None:
        messages = notes.end()
        told = dict(messages[0].parts)
        self._count(-(told.get("type") != LIFESPAN))
        self.add(Conversation(self.interface, _asked(told), messages))

    def _count(self, more: int) -> None:
        """So many more requests are in the application; a lifespan is none."""
        with self._over:
            self._in_app += more
            self.at_once = max(self.at_once, self._in_app)


def observe(
    app: Any, headers: Collection[str] = (), *, every_crossing: bool = False
) -> Observed:
    """Listens to an application while a real server runs it.

    ```{ .python .static data-reason="it starts a real server" }
    import httpx

    from examples.conversation import observe, text
    from examples.hello.wsgi_app import application
    from examples.servers import serve_wsgi

    observed = observe(application)
    with serve_wsgi(observed.app) as address:
        httpx.get(address.http)
    [conversation] = observed.conversations(1)

    print(text(conversation))
    ```

    ```text
    WSGI GET /
      in thread 1, no loop
      → call GET /
      ← start_response 200 OK
          content-type: text/plain
      ← body b'Hello WSGI'
    ```

    Args:
        app: A WSGI or an ASGI application.
        headers: The HTTP headers to show.
        every_crossing: As for `record`.

    Returns:
        The application to serve, and what its server and it said to each other.

    Raises:
        TypeError: If it is no application.
    """
    return Observed(app, headers, every_crossing)


def _asked(told: dict[str, Value]) -> Parts:
    """What the client asked for, as the application was told."""
    kind, path, query = told.get("type"), told.get("path"), told.get("query_string")
    if kind == LIFESPAN:
        return (("type", LIFESPAN),)
    query = query.decode("latin-1") if isinstance(query, bytes) else query
    target = f"{path!s}?{query!s}" if query else path
    if kind == "websocket" or _is_handshake(told.get("headers")):
        return (("type", "websocket"), ("path", target))
    return (("method", told.get("method")), ("path", target))


def _is_handshake(headers: object) -> bool:
    return isinstance(headers, tuple) and any(
        name == "HTTP_UPGRADE" and str(value).lower() == "websocket"
        for name, value in headers
    )
