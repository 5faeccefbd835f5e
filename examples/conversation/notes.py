"""Takes down what is said, where it is said."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextvars import ContextVar

from examples.conversation import errors, limits, lines
from examples.conversation.errors import Fault
from examples.conversation.message import Line, Message, Place, Speaker
from examples.conversation.parts import frozen_parts
from examples.conversation.place import Places, Task
from examples.conversation.sleepers import MINE, Sleeper, sleeper_here

WAITS = "waits"


class Notes:
    """A conversation while it is being held; safe to use from any thread.

    Attributes:
        every_crossing: Whether to note what frameworks carry across for themselves.
        are_played: Whether the server is played, so that its loops tell who waits.
        sleeper: Who speaks in the threads that nobody else runs in.
        is_open: Whether anything more is taken down.
        places: Names where it was said.
        tell: Called with each message.
    """

    def __init__(
        self,
        places: Places,
        every_crossing: bool = False,
        tell: Callable[[Message], object] = lambda message: None,
        are_played: bool = True,
    ) -> None:
        self.every_crossing, self.are_played = every_crossing, are_played
        self.sleeper: Sleeper | None = None
        self.places, self.tell = places, tell
        self._messages: list[Message] = []
        self._lock = threading.Lock()
        self.is_open = True

    def add(
        self, speaker: Speaker, name: str, line: Line | None = None, /, **parts: object
    ) -> None:
        """Takes down one message, unless the conversation is over."""
        told = frozen_parts(parts.items())
        if (self.sleeper or MINE) and (sleeper := self.sleeper_here()):
            sleeper.take()
        with self._lock:
            self._take_down(Message(speaker, name, told, self.places.here(), line))

    def add_verdict(self, name: str, /, **parts: object) -> None:
        """Takes down what came of it, at the place of the last message."""
        with self._lock:
            self._take_down_verdict(name, parts)

    def _take_down_verdict(self, name: str, parts: Mapping[str, object]) -> None:
        place = self._messages[-1].place if self._messages else Place()
        self._take_down(Message("note", name, frozen_parts(parts.items()), place))

    def add_wait(self, task: Task, line: Line | None, **parts: object) -> None:
        """Takes down that a task waits, unless that was the last word."""
        with self._lock:
            told, place = frozen_parts(parts.items()), self.places.of(task)
            message = Message("note", WAITS, told, place, line)
            if self._messages[-1:] != [message] or self._messages[-1].line != line:
                self._take_down(message)

    def _take_down(self, message: Message) -> None:
        if self.is_open:
            self._messages.append(message)
            self.tell(message)

    def add_error(self, error: BaseException) -> None:
        """Takes down that the application raised."""
        self.add("app", "raise", lines.raised(error), **errors.told(error))

    def fault(self, what: str) -> Fault:
        """Takes down that the application broke a rule.

        Args:
            what: Which one, and how.

        Returns:
            What to raise.
        """
        self.add("note", "error", message=what)
        return Fault(what)

    def sleeper_here(self) -> Sleeper | None:
        """Who speaks in this thread."""
        return sleeper_here() or self.sleeper

    def app_runs(self) -> AppRuns:
        """What runs in a block with this belongs to the conversation."""
        return AppRuns(self)

    def is_full(self) -> bool:
        """Whether there are as many messages as a conversation may have."""
        return len(self._messages) >= limits.MESSAGES

    def stop(self, may_wait: bool = True) -> bool:
        """Ends the conversation at a limit, unless it is over.

        Args:
            may_wait: Whether to wait for who is taking something down.

        Returns:
            Whether it has ended.
        """
        if not self._lock.acquire(may_wait):
            return False
        try:
            if self._messages:
                self._take_down_verdict("stopped", {})
            self.is_open = False
        finally:
            self._lock.release()
        return True

    def end(self) -> tuple[Message, ...]:
        """Ends the conversation: nothing more is taken down.

        Returns:
            All that was.
        """
        with self._lock:
            self.is_open = False
            return tuple(self._messages)


CURRENT: ContextVar[Notes | None] = ContextVar("CURRENT", default=None)
"""The notes of the conversation that the running code belongs to."""


class AppRuns:
    """A block in which the application runs."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def __enter__(self) -> None:
        self._token = CURRENT.set(self._notes)

    def __exit__(self, *raised: object) -> None:
        CURRENT.reset(self._token)
