"""Takes down what is said, where it is said."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from examples.conversation import limits
from examples.conversation.message import Message, Place, Speaker, frozen_parts
from examples.conversation.place import Places

ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")


class Fault(Exception):
    """The application broke the rules; raised by the server that we play."""


class Notes:
    """A conversation while it is being held; safe to use from any thread."""

    def __init__(
        self, main: threading.Thread | None = None, every_crossing: bool = False
    ) -> None:
        self.every_crossing = every_crossing
        self._places = Places(main)
        self._messages: list[Message] = []
        self._lock = threading.Lock()
        self._open = True

    def add(self, speaker: Speaker, name: str, /, **parts: object) -> None:
        """Takes down one message, unless the conversation is over."""
        told = frozen_parts(parts.items())
        with self._lock:
            if self._open:
                place = self._places.here()
                self._messages.append(Message(speaker, name, told, place))

    def add_verdict(self, name: str, /, **parts: object) -> None:
        """Takes down what came of it, at the place of the last message."""
        with self._lock:
            if self._open:
                place = self._messages[-1].place if self._messages else Place()
                told = frozen_parts(parts.items())
                self._messages.append(Message("note", name, told, place))

    def add_error(self, error: BaseException) -> None:
        """Takes down that the application raised."""
        told = {} if isinstance(error, Fault) else _message(error)
        self.add("app", "raise", error=type(error).__name__, **told)

    def fault(self, what: str) -> Fault:
        """Takes down that the application broke a rule.

        Args:
            what: Which one, and how.

        Returns:
            What to raise.
        """
        self.add("note", "error", message=what)
        return Fault(what)

    @contextmanager
    def app_runs(self) -> Iterator[None]:
        """What runs in this block belongs to the conversation."""
        token = CURRENT.set(self)
        try:
            yield
        finally:
            CURRENT.reset(token)

    def is_full(self) -> bool:
        """Whether there are as many messages as a conversation may have."""
        return len(self._messages) >= limits.MESSAGES

    def end(self) -> tuple[Message, ...]:
        """Ends the conversation: nothing more is taken down.

        Returns:
            All that was.
        """
        with self._lock:
            self._open = False
            return tuple(self._messages)


CURRENT: ContextVar[Notes | None] = ContextVar("CURRENT", default=None)
"""The notes of the conversation that the running code belongs to."""


def _message(error: BaseException) -> dict[str, str]:
    try:
        text = str(error)
    except Exception:  # an error whose text fails has none
        text = ""
    return {"message": ADDRESS.sub("0x…", text)} if text else {}
