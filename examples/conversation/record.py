"""The one door: plays the server for one request, and records what was said."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from examples.conversation import play_asgi, play_wsgi
from examples.conversation.crossings import listen
from examples.conversation.message import Conversation, Message, Parts
from examples.conversation.notes import Notes
from examples.conversation.recognise import interface_of
from examples.conversation.requests import Request

T = TypeVar("T")


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
    interface = interface_of(app)
    if interface == "WSGI" and request.kind == "lifespan":
        raise ValueError("lifespan(): WSGI has none; ask for get()")
    play = play_wsgi.play if interface == "WSGI" else play_asgi.play
    listen()

    def messages() -> tuple[Message, ...]:
        notes = Notes(threading.current_thread(), every_crossing)
        return play(app, request, notes)

    return Conversation(interface, _asked(request), _outside_of_loops(messages))


def _asked(request: Request) -> Parts:
    match request.kind:
        case "http":
            return (("method", request.method), ("path", request.target))
        case "websocket":
            return (("type", "websocket"), ("path", request.target))
    return (("type", "lifespan"),)


def _outside_of_loops(run: Callable[[], T]) -> T:
    """Calls the function where no event loop runs: in another thread, if need be."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return run()
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()
