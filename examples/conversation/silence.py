"""How long nothing was heard of a thread."""

from __future__ import annotations

from time import monotonic

from examples.conversation import limits


class Silence:
    """Since when nothing was heard.

    Attributes:
        is_first: Whether nothing was heard at all.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A thread goes on."""
        self.end()
        self.is_first = True

    def end(self) -> None:
        """It has said something."""
        self._since, self._looks, self.is_first = monotonic(), 0, False

    def is_long(self) -> bool:
        """Whether it waits for what can't be seen: after so many looks and seconds."""
        self._looks += 1
        seconds = monotonic() - self._since
        return self._looks >= limits.LOOKS and seconds > limits.SILENCE
