"""Stands at the door of a test's server: counts, holds and refuses requests."""

from __future__ import annotations

from threading import Event

from tests.browser import limits


class Door:
    """What a test lets through.

    Attributes:
        asked: The paths that were asked for, in order.
        refused: What a path ends in that gets no answer but an error.
        held: What a path ends in that waits until `open`.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.refused: tuple[str, ...] = ()
        self.held: tuple[str, ...] = ()
        self._opened = Event()

    def lets(self, path: str) -> bool:
        """Notes a request, and says whether it may have its file.

        Args:
            path: Its path.
        """
        self.asked.append(path)
        if path.endswith(self.held):
            self._opened.wait(limits.LOAD_MS / 1000)
        return not path.endswith(self.refused)

    def open(self) -> None:
        """Lets go on what was held."""
        self.held = ()
        self._opened.set()
        self._opened = Event()
