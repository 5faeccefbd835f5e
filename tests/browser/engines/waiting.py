"""The one wait of the engines' tests."""

import time
from collections.abc import Callable
from typing import TypeVar

from tests.browser import limits

Found = TypeVar("Found")


def soon(look: Callable[[], Found], what: str, limit: int = limits.ENGINE_MS) -> Found:
    """Look until there is something.

    Args:
        look: Gives it; what is false isn't there yet.
        what: What it is.
        limit: How long to look, in milliseconds.

    Raises:
        TimeoutError: There is nothing.
    """
    end = time.monotonic() + limit / 1000
    while not (found := look()):
        if time.monotonic() > end:
            raise TimeoutError(f"not within {limit} ms: {what}")
        time.sleep(limits.FRAME_SECONDS)
    return found
