"""Who hears of each conversation that is recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from examples.conversation.message import Conversation
from examples.conversation.together import Together

Recorded = TypeVar("Recorded", Conversation, Together)

LISTENERS: list[Callable[[Conversation | Together], object]] = []
"""Called with each conversation when it is over, in order."""


def tell(recorded: Recorded) -> Recorded:
    """Lets every listener hear of a conversation, and hands it on."""
    for listener in LISTENERS:
        listener(recorded)
    return recorded
