"""Holds an answer back after its first piece, until the client says go on.

So a client that has the first piece knows: it was sent as it came. And one that has
left knows: all later pieces are said when nobody is there.
"""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from examples.servers import limits

HEADER = "x-gate"
"""Names the file that keeps the gate shut; without it nothing is held back."""

KEY, NAME = "HTTP_X_GATE", HEADER.encode()
"""The header, as WSGI and as ASGI give it."""


def looks(path: str) -> Iterator[float]:
    """How long to sleep, again and again, until the gate is open or time is up.

    Args:
        path: The file that the client removes, to open it.

    Yields:
        Seconds.

    Raises:
        TimeoutError: If the client does not open it.
    """
    end = time.monotonic() + limits.GATE
    while Path(path).exists():
        if time.monotonic() > end:
            raise TimeoutError(f"the gate stayed shut for {limits.GATE:g} s")
        yield limits.LOOK


def gated_wsgi(app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """A WSGI application behind the gate.

    Args:
        app: The application.

    Returns:
        The same, held back when a client asks for it.
    """

    def application(environ: Any, start_response: Any) -> Iterable[bytes]:
        body = app(environ, start_response)
        return _Body(body, environ[KEY]) if KEY in environ else body

    return application


class _Body:
    """What the application returned; the second piece waits at the gate."""

    def __init__(self, body: Iterable[bytes], path: str) -> None:
        self._body, self._pieces = body, self._held(path)

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces

    def _held(self, path: str) -> Iterator[bytes]:
        for piece in self._body:
            yield piece
            for seconds in looks(path):
                time.sleep(seconds)

    def close(self) -> None:
        """Closes the application's own iterable."""
        if hasattr(self._body, "close"):
            self._body.close()


def gated_asgi(app: Callable[..., Any]) -> Callable[..., Any]:
    """An ASGI application behind the gate.

    Args:
        app: The application.

    Returns:
        The same, held back when a client asks for it.
    """

    async def application(scope: Any, receive: Any, send: Any) -> None:
        path = dict(scope.get("headers", ())).get(NAME)

        async def held_send(event: Any) -> None:
            await send(event)
            if path is not None and event.get("more_body"):
                for seconds in looks(path.decode()):
                    await asyncio.sleep(seconds)

        await app(scope, receive, held_send)

    return application


GATED = {"WSGI": gated_wsgi, "ASGI": gated_asgi}
"""By interface."""
