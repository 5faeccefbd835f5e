"""The other door: plays the server for several requests at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from typing import Any

from examples.conversation import play_asgi, workers, workers_ahead
from examples.conversation.doors import heard, interface_for
from examples.conversation.in_time import in_time
from examples.conversation.listeners import tell
from examples.conversation.message import Message
from examples.conversation.notes import Notes
from examples.conversation.place import Places
from examples.conversation.requests import Request
from examples.conversation.together import Together

WORKERS: Any = workers_ahead if sys.platform == "emscripten" else workers
"""Who plays a WSGI server's worker threads; a browser has none."""


def record_many(
    app: Any,
    requests: Iterable[Request],
    threads: int = 1,
    *,
    every_crossing: bool = False,
) -> Together:
    """Asks an application several things at once, and records what is said.

    ```python
    from examples.conversation import get, record_many, text
    from examples.slow.wsgi_app import application

    two = [get("/a"), get("/b")]
    together = record_many(application, two, threads=2)

    print(text(together))
    ```

    ```text
    WSGI 2 clients, 2 threads
      1 GET /a
      2 GET /b
      in thread 1, no loop
      1 → call GET /a
      1 · blocks time.sleep()
      in thread 2, no loop
      2 → call GET /b
      2 · blocks time.sleep()
      in thread 1, no loop
      1 ← start_response 200 OK
            content-type: text/plain
      1 ← body b'Hello WSGI'
      in thread 2, no loop
      2 ← start_response 200 OK
            content-type: text/plain
      2 ← body b'Hello WSGI'
    ```

    A WSGI server calls the application in worker threads, and the requests wait in one
    queue. An ASGI server awaits it in one event loop. The threads, tasks and clients
    go on in an order that each run repeats.

    Args:
        app: A WSGI or an ASGI application.
        requests: What each client asks for.
        threads: How many worker threads a WSGI server has.
        every_crossing: As for `record`.

    Returns:
        All that was said, and where.

    Raises:
        TypeError: If it is no application.
        ValueError: If a WSGI application is asked for a lifespan, if an ASGI server
            is to have threads, or a WSGI server none.
    """
    asked = tuple(requests)
    interface = interface_for(app, asked)
    if interface == "ASGI" and threads != 1:
        raise ValueError(f"threads={threads}: ASGI has one event loop; leave it out")
    if threads < 1:
        raise ValueError(f"threads={threads}: WSGI needs one; ask for threads=1")
    said: list[tuple[int, Message]] = []
    places, clients = Places(), []
    for client, request in enumerate(asked, 1):
        notes = Notes(places, every_crossing, partial(_hear, said, client))
        clients.append((heard(interface, app, request, notes), request, notes))

    def play() -> None:
        if interface == "WSGI":
            WORKERS.play(clients, threads, places)
        else:
            places.begin_here()
            play_asgi.play(clients)

    def stop(may_wait: bool) -> bool:
        return all([notes.stop(may_wait) for _, _, notes in clients])

    in_time(play, stop)
    workers_or_none = threads if interface == "WSGI" else None
    parts = tuple(request.asked for request in asked)
    return tell(Together(interface, workers_or_none, parts, tuple(said)))


def _hear(said: list[tuple[int, Message]], client: int, message: Message) -> None:
    said.append((client, message))
