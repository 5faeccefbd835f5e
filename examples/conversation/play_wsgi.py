"""Plays a WSGI server for one request.

[PEP 3333](https://peps.python.org/pep-3333/).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any

from examples.conversation import limits
from examples.conversation.ear_wsgi import WSGIApp
from examples.conversation.errors import whatever_is_raised
from examples.conversation.notes import Notes
from examples.conversation.requests import Request
from examples.conversation.told import environ


def play(
    app: WSGIApp, request: Request, notes: Notes, multithread: bool = False
) -> None:
    """Serves one request.

    Args:
        app: The application, with someone who listens.
        request: What the client asks for.
        notes: Where to take down what the server has to say.
        multithread: Whether the application may be called by two threads at once.
    """
    server = _Server(notes)
    told = environ(request, multithread)
    with whatever_is_raised():  # who listens has noted it
        server.serve(app(told, server.start_response), request.leaves_after)
    if request.kind == "websocket" and server.status is not None:
        notes.add("note", "refused", status=server.status)
    notes.end()


class _Server:
    """What a server knows of one request."""

    def __init__(self, notes: Notes) -> None:
        self.status: str | None = None
        self._notes = notes
        self._began = False

    def start_response(
        self, status: str, headers: list[tuple[str, str]], exc_info: Any = None
    ) -> Callable[[bytes], None]:
        """The status and the headers; nothing goes to the client before the body."""
        self._check(type(status) is str, "the status is no str")
        self._check(_are_headers(headers), "the headers are no list of pairs of str")
        if exc_info and self._began:
            raise exc_info[1]
        second = self.status is not None and not exc_info
        self._check(not second, "start_response a second time, without exc_info")
        self.status = status
        return self._write

    def _write(self, chunk: bytes) -> None:
        self._check(type(chunk) is bytes, "a chunk of the body is no bytes")
        self._check(self.status is not None, "a body before start_response")
        self._began = self._began or bool(chunk)

    def serve(self, body: Iterable[bytes], leaves_after: int | None) -> None:
        """Sends the body chunk by chunk, then closes it."""
        end = monotonic() + limits.SECONDS
        try:
            for count, chunk in enumerate(self._chunks(body), 1):
                self._write(chunk)
                if leaves_after is not None and count >= leaves_after:
                    return
                if self._notes.is_full() or monotonic() > end:
                    self._notes.add("note", "stopped")
                    return
            self._check(self.status is not None, "start_response was never called")
        finally:
            if close := getattr(body, "close", None):
                close()

    def _chunks(self, body: Iterable[bytes]) -> Iterator[bytes]:
        try:
            return iter(body)
        except TypeError:
            self._check(False, "what the application returned is not iterable")
            raise

    def _check(self, is_right: bool, fault: str) -> None:
        if not is_right:
            raise self._notes.fault(fault)


def _are_headers(headers: object) -> bool:
    return type(headers) is list and all(
        type(pair) is tuple and [type(part) for part in pair] == [str, str]
        for pair in headers
    )
