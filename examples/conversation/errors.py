"""How an application fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")


class Fault(Exception):
    """The application broke the rules; raised by the server that we play."""


@contextmanager
def whatever_is_raised() -> Iterator[None]:
    """Goes on, whatever the application raised; the reader may still interrupt."""
    try:
        yield
    except KeyboardInterrupt:
        raise
    except BaseException:
        pass


def told(error: BaseException) -> dict[str, str]:
    """What is shown of an error: no addresses, for they differ from run to run."""
    name = {"error": type(error).__name__}
    if isinstance(error, Fault):
        return name
    try:
        text = str(error)
    except Exception:  # an error whose text fails has none
        text = ""
    return name | ({"message": ADDRESS.sub("0x…", text)} if text else {})
