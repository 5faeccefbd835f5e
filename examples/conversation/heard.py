"""What was heard of an application that a real server runs."""

from __future__ import annotations

import threading

from examples.conversation import limits
from examples.conversation.listeners import tell
from examples.conversation.message import Conversation


class Heard:
    """What was heard so far of an application, wherever it runs.

    Attributes:
        at_once: The largest number of requests that were in the application at the
            same time.
    """

    def __init__(self) -> None:
        self.at_once = 0
        self._over = threading.Condition()
        self._conversations: list[Conversation] = []

    def add(self, conversation: Conversation) -> None:
        """Takes down a conversation that is over."""
        with self._over:
            self._conversations.append(conversation)
            self._over.notify_all()

    def conversations(self, count: int) -> list[Conversation]:
        """Waits for so many conversations.

        Args:
            count: How many; a lifespan is one.

        Returns:
            All that are over, in the order in which they ended.

        Raises:
            TimeoutError: If there are fewer after `limits.SECONDS`.
        """
        with self._over:
            if not self._over.wait_for(
                lambda: len(self._conversations) >= count, limits.SECONDS
            ):
                raise TimeoutError(
                    f"{len(self._conversations)} of {count} conversations are over"
                    f" after {limits.SECONDS:g} s; let the client leave"
                )
            return [tell(conversation) for conversation in self._conversations]
