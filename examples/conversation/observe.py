"""Listens to an application that a real server runs."""

from __future__ import annotations

import threading
from collections.abc import Collection
from typing import Any

from examples.conversation import limits
from examples.conversation.crossings import listen
from examples.conversation.ear_asgi import EarASGI
from examples.conversation.ear_wsgi import EarWSGI
from examples.conversation.message import Conversation, Message, Parts
from examples.conversation.notes import Notes
from examples.conversation.recognise import interface_of


class Observed:
    """An application with someone who listens, and what was heard so far.

    Attributes:
        app: The application to give to a server.
    """

    def __init__(self, app: Any, headers: Collection[str], every_crossing: bool):
        self._interface = interface_of(app)
        self._over = threading.Condition()
        self._conversations: list[Conversation] = []
        ear: Any = EarWSGI if self._interface == "WSGI" else EarASGI
        self.app: Any = ear(
            app, lambda: Notes(None, every_crossing), headers, self._add
        )

    def _add(self, notes: Notes) -> None:
        messages = notes.end()
        with self._over:
            conversation = Conversation(self._interface, _asked(messages[0]), messages)
            self._conversations.append(conversation)
            self._over.notify_all()

    def conversations(self, count: int) -> list[Conversation]:
        """Waits for so many conversations.

        Args:
            count: How many; a lifespan is one.

        Returns:
            All that are over, in the order in which they ended.

        Raises:
            TimeoutError: If there are fewer after `limits.SECONDS`.
        """
        with self._over:
            if not self._over.wait_for(
                lambda: len(self._conversations) >= count, limits.SECONDS
            ):
                raise TimeoutError(
                    f"{len(self._conversations)} of {count} conversations are over"
                    f" after {limits.SECONDS:g} s; let the client leave"
                )
            return list(self._conversations)


def observe(
    app: Any, headers: Collection[str] = (), *, every_crossing: bool = False
) -> Observed:
    """Listens to an application while a real server runs it.

    ```python
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
    listen()
    return Observed(app, headers, every_crossing)


def _asked(first: Message) -> Parts:
    if first["type"] == "lifespan":
        return (("type", "lifespan"),)
    query = first["query_string"] or ""
    query = query.decode("latin-1") if isinstance(query, bytes) else str(query)
    target = f"{first['path']!s}?{query}" if query else first["path"]
    if first["type"] == "websocket" or _is_handshake(first["headers"]):
        return (("type", "websocket"), ("path", target))
    return (("method", first["method"]), ("path", target))


def _is_handshake(headers: object) -> bool:
    return isinstance(headers, tuple) and any(
        name == "HTTP_UPGRADE" and str(value).lower() == "websocket"
        for name, value in headers
    )
