"""Wraps a WSGI application so that all is noted that it and its server say.

[PEP 3333](https://peps.python.org/pep-3333/).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import nullcontext
from typing import Any

from examples.conversation import lines
from examples.conversation.message import Other
from examples.conversation.notes import Notes
from examples.conversation.shown import environ_keys, of_environ

WSGIApp = Callable[..., Iterable[bytes]]


class EarWSGI:
    """The application, and someone who takes notes.

    Args:
        app: The application.
        notes: Where the notes go, for each request of a kind: `http`.
        headers: The HTTP headers to show.
        over: Called when a request is over.
    """

    def __init__(
        self,
        app: WSGIApp,
        notes: Callable[[str], Notes],
        headers: Collection[str] = (),
        over: Callable[[Notes], object] = lambda notes: None,
    ) -> None:
        self._app, self._notes = app, notes
        self._keys, self._over = environ_keys(headers), over
        self._first = lines.first(app)

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Body:
        """Lets the application answer, as PEP 3333 demands."""
        notes = self._notes("http")
        notes.add("server", "call", self._first, **of_environ(environ, self._keys))
        with notes.app_runs():
            try:
                body = self._app(environ, _noted(start_response, notes))
            except BaseException as error:
                notes.add_error(error)
                self._over(notes)
                raise
        return Body(body, self._app, notes, lambda: self._over(notes))


class Body:
    """What the application returned, and someone who takes notes."""

    def __init__(
        self,
        body: Iterable[bytes],
        app: WSGIApp,
        notes: Notes,
        over: Callable[[], object],
    ) -> None:
        self._body, self._app, self._notes, self._over = body, app, notes, over
        self._chunks: Iterator[bytes] | None = None
        # No code of the application runs while a list is iterated.
        self._runs = nullcontext() if type(body) is list else notes.app_runs()

    def __iter__(self) -> Body:
        """Iterates the application's own iterable."""
        if self._chunks is None:
            with self._runs:
                self._chunks = iter(self._body)
        return self

    def __next__(self) -> bytes:
        """The application's next chunk."""
        assert self._chunks is not None, "next() without iter()"
        with self._runs:
            try:
                chunk = next(self._chunks)
            except StopIteration:
                raise
            except BaseException as error:
                self._notes.add_error(error)
                raise
        line = lines.gave(self._app, self._chunks)
        self._notes.add("app", "body", line, body=chunk)
        return chunk

    def close(self) -> None:
        """Closes the application's iterable, if it can be closed."""
        close = getattr(self._body, "close", None)
        try:
            if close is not None:
                self._notes.add("server", "close")
                with self._runs:
                    close()
        except BaseException as error:
            self._notes.add_error(error)
            raise
        finally:
            self._over()


def _noted(start_response: Callable[..., Any], notes: Notes) -> Callable[..., Any]:
    def noted_start(*args: Any, **kwargs: Any) -> Any:
        notes.add("app", "start_response", lines.here(), **_start(*args, **kwargs))
        write = start_response(*args, **kwargs)

        def noted_write(chunk: bytes) -> Any:
            notes.add("app", "write", lines.here(), body=chunk)
            return write(chunk)

        return noted_write

    return noted_start


def _start(
    status: object = Other("missing"),
    headers: object = Other("missing"),
    exc_info: Any = None,
    *more: object,
    **named: object,
) -> dict[str, object]:
    parts: dict[str, object] = {"status": status, **named}
    if headers != []:
        parts["headers"] = headers
    if exc_info is not None:
        parts["exc_info"] = _raised(exc_info)
    return parts | ({"more": more} if more else {})


def _raised(exc_info: Any) -> object:
    """The name of the exception's type; anything else as it is."""
    match exc_info:
        case (type() as kind, _, _):
            return kind.__name__
    return exc_info
