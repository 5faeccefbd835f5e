"""A third door: clients of an ASGI application that speak when they are told to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from math import inf
from time import monotonic
from typing import Any

from examples.conversation import limits
from examples.conversation.doors import heard, interface_for
from examples.conversation.idle import Host
from examples.conversation.message import Conversation, Message
from examples.conversation.notes import Notes
from examples.conversation.patient import Patient, Told
from examples.conversation.place import Places
from examples.conversation.play_asgi import end_generators, say_goodbye
from examples.conversation.requests import Close, Request
from examples.conversation.server_asgi import Server
from examples.conversation.sleepers import runs_here
from examples.conversation.tasks import Tasks
from examples.conversation.together import Together
from examples.conversation.told import scope


class Talk:
    """Holds conversations open, so that somebody may say what each client says.

    ```python
    from examples.conversation import Talk, text, websocket
    from examples.hello.asgi_app import application

    talk = Talk(application, [websocket("/")])
    talk.say(1, "ping")

    print(text(talk.recorded()))
    talk.end()
    ```

    ```text
    ASGI websocket /
      in main, task 1, loop running
      → scope websocket /
      → websocket.connect
      ← websocket.accept
      · waits receive()
      → websocket.receive text='ping'
      ← websocket.send text='ping'
      · waits receive()
    ```

    Args:
        app: An ASGI application.
        requests: What each client asks for.

    Raises:
        TypeError: If it is no application.
        ValueError: If it is a WSGI application: its answer is all that it says.
    """

    def __init__(self, app: Any, requests: Sequence[Request]) -> None:
        if interface_for(app, requests) != "ASGI":
            raise ValueError("WSGI: nobody can talk to it; record() its answer")
        self._requests, self._said = tuple(requests), list[tuple[int, Message]]()
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda loop, context: None)
        self._connections = Patient(Tasks(self._loop))
        self._host = Host(self._loop, self._connections)
        self._clients = [Told(request) for request in requests]
        self._begin(app)
        self._go_on()

    def _begin(self, app: Any) -> None:
        places = Places()
        places.begin_here()
        for number, client in enumerate(self._clients, 1):
            request = self._requests[number - 1]
            notes = Notes(places, tell=partial(self._hear, number))
            server = Server(notes, client, request.kind, inf)
            ear = heard("ASGI", app, request, notes)
            call = ear(scope(request), server.receive, server.send)
            self._connections.begin(server, call)

    def _hear(self, client: int, message: Message) -> None:
        self._said.append((client, message))

    def say(self, client: int, what: str | bytes | Close) -> None:
        """Lets a client say something, and plays until nothing more happens.

        Args:
            client: Which one, counted from 1.
            what: A message; or that it closes.

        Raises:
            ValueError: If there is no such client.
        """
        if client not in range(1, len(self._clients) + 1):
            raise ValueError(f"client {client}: there are {len(self._clients)}")
        self._clients[client - 1].tell(what)
        self._go_on()

    def _go_on(self) -> None:
        self._connections.until = monotonic() + limits.SECONDS
        with runs_here(self._host):
            while True:
                try:
                    return self._loop.run_forever()
                except SystemExit as error:
                    self._connections.leave(error)

    @property
    def clients(self) -> int:
        """How many there are."""
        return len(self._clients)

    def recorded(self) -> Conversation | Together:
        """All that was said so far; of one client as a conversation of its own."""
        asked = tuple(request.asked for request in self._requests)
        together = Together("ASGI", None, asked, tuple(self._said))
        return together.client(1) if len(asked) == 1 else together

    def end(self) -> None:
        """Ends what is open."""
        self._connections.until = inf
        with runs_here(self._host):
            say_goodbye(self._loop)
            end_generators(self._loop)
        self._host.free()
        self._loop.close()
