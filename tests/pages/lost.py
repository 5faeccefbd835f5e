"""Errors that reach nobody: in a finaliser, in a thread, in a task never awaited."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def found(loop: asyncio.AbstractEventLoop | None) -> Iterator[list[BaseException]]:
    """Catch what Python only prints while something runs.

    Args:
        loop: The page's event loop, if it has one yet.

    Yields:
        The list that the errors go to.
    """
    lost: list[BaseException] = []

    def keep(seen: Any) -> None:
        if seen.exc_value is not None and seen.exc_type is not SystemExit:
            lost.append(seen.exc_value)

    def keep_task(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        lost.append(context.get("exception") or RuntimeError(context["message"]))

    hooks = sys.unraisablehook, threading.excepthook
    sys.unraisablehook, threading.excepthook = keep, keep
    if loop is not None:
        loop.set_exception_handler(keep_task)
    try:
        yield lost
    finally:
        sys.unraisablehook, threading.excepthook = hooks
