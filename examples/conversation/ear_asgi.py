"""Wraps an ASGI application so that all is noted that it and its server say.

[The ASGI specification](https://asgi.readthedocs.io/en/latest/specs/main.html).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Any

from examples.conversation import lines
from examples.conversation.notes import CURRENT, Notes
from examples.conversation.shown import of_event, of_scope

ASGIApp = Callable[..., Awaitable[Any]]


class EarASGI:
    """The application, and someone who takes notes.

    Args:
        app: The application.
        notes: Where the notes go, for each connection of a kind.
        headers: The HTTP headers to show.
        over: Called when a connection is over.
    """

    def __init__(
        self,
        app: ASGIApp,
        notes: Callable[[str], Notes],
        headers: Collection[str] = (),
        over: Callable[[Notes], object] = lambda notes: None,
    ) -> None:
        self._app, self._notes = app, notes
        self._headers, self._over = headers, over
        self._first = lines.first(app)

    async def __call__(
        self,
        scope: Any,
        receive: Callable[[], Awaitable[Any]],
        send: Callable[[Any], Awaitable[Any]],
    ) -> None:
        """Lets the application answer, as the specification demands."""
        notes = self._notes(scope.get("type"))

        async def noted_receive() -> Any:
            event = await receive()
            name, parts = of_event(event)
            notes.add("server", name, lines.here(), **parts)
            return event

        async def noted_send(event: Any) -> None:
            name, parts = of_event(event)
            notes.add("app", name, lines.here(), **parts)
            await send(event)

        # A crossing may name them: WebsocketConsumer sends by `async_to_sync`.
        noted_receive.__name__, noted_send.__name__ = "receive", "send"
        notes.add("server", "scope", self._first, **of_scope(scope, self._headers))
        CURRENT.set(notes)
        try:
            await self._app(scope, noted_receive, noted_send)
        except BaseException as error:
            notes.add_error(error)
            raise
        else:
            notes.add("app", "return")
        finally:
            self._over(notes)
