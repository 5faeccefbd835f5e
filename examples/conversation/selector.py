"""Stands before the selector of an event loop.

A loop asks its selector to wait only when no callback is ready: who stands there knows
when the loop has nothing left to do.
"""

from __future__ import annotations

from typing import Any


class Selector:
    """What the loop takes for its own selector, from now on."""

    def __init__(self, loop: Any) -> None:
        self._selector, loop._selector = loop._selector, self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._selector, name)

    def select(self, timeout: float | None = None) -> list[Any]:
        """Waits as the loop wants it."""
        raise NotImplementedError
