"""What a block makes known while it runs, for the evidence below it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_open: list[list[object]] = []


def tell(thing: object) -> None:
    """Let a thing be remembered with the block that runs now, if one does."""
    if _open:
        _open[-1].append(thing)


@contextmanager
def gathered() -> Iterator[list[object]]:
    """What is told meanwhile, in order; from within another, it alone hears."""
    _open.append([])
    try:
        yield _open[-1]
    finally:
        _open.pop()
