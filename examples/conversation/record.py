"""The one door: plays the server for one request, and records what was said."""

from __future__ import annotations

from typing import Any

from examples.conversation import play_asgi, play_wsgi
from examples.conversation.doors import heard, interface_for
from examples.conversation.in_time import in_time
from examples.conversation.listeners import tell
from examples.conversation.message import Conversation, Interface
from examples.conversation.notes import Notes
from examples.conversation.place import Places
from examples.conversation.requests import Request


def record(app: Any, request: Request, *, every_crossing: bool = False) -> Conversation:
    """Asks an application, and records what it and its server say to each other.

    ```python
    from examples.conversation import get, record, text
    from examples.hello.wsgi_app import application

    conversation = record(application, get("/"))

    print(text(conversation))
    ```

    ```text
    WSGI GET /
      in main, no loop
      → call GET /
      ← start_response 200 OK
          content-type: text/plain
      ← body b'Hello WSGI'
    ```

    Args:
        app: A WSGI or an ASGI application.
        request: What the client asks for: `get()`, `post()`, `websocket()`,
            `lifespan()` or `disconnect_after()`.
        every_crossing: Whether to note what Django and Channels carry from sync to
            async, and back, for themselves.

    Returns:
        All that was said, and where. What the application raises is part of it.

    Raises:
        TypeError: If it is no application.
        ValueError: If a WSGI application is asked for a lifespan.
    """
    interface = interface_for(app, [request])
    places = Places()
    notes = Notes(places, every_crossing)

    def played() -> None:
        places.begin_here()
        play(interface, heard(interface, app, request, notes), request, notes)

    in_time(played, notes.stop)
    return tell(Conversation(interface, request.asked, notes.end()))


def play(interface: Interface, app: Any, request: Request, notes: Notes) -> None:
    """Serves one request, whether anyone listens to the application or not."""
    if interface == "WSGI":
        play_wsgi.play(app, request, notes)
    else:
        play_asgi.play([(app, request, notes)])
