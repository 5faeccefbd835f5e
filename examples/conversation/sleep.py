"""Sees the application call `time.sleep`, which holds its thread."""

from __future__ import annotations

import time
from functools import cache, wraps
from typing import Any

from examples.conversation import lines
from examples.conversation.notes import CURRENT


@cache
def listen() -> None:
    """Lets every call be noted, if it belongs to a recorded conversation."""
    really = time.sleep

    @wraps(really)
    def sleep(seconds: Any, /) -> None:
        notes = CURRENT.get()
        if notes is None:
            return really(seconds)
        notes.add("note", "blocks", lines.here(), calls="time.sleep()")
        sleeper = notes.sleeper_here()
        return sleeper.sleep(seconds, really) if sleeper else really(seconds)

    time.sleep = sleep
