"""What was measured so far: kept after each piece, so that a stop loses none of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from scripts.measure.waits import Case

Pieces = dict[str, list[Case]]


class Part:
    """The pieces of a measurement that isn't complete.

    Args:
        path: Where they are kept.
        about: On what they are measured; pieces of another machine don't count.
    """

    def __init__(self, path: Path, about: dict[str, Any]) -> None:
        self._path, self._about, self._lock = path, about, Lock()
        self.pieces = self._read()

    def measure(self, name: str, piece: Callable[[], list[Case]]) -> None:
        """Measures a piece, and writes it down."""
        cases = piece()
        with self._lock:
            self.pieces[name] = cases
            text = json.dumps({"about": self._about, "pieces": self.pieces})
            replace(self._path, text)

    def drop(self) -> None:
        """Forgets all: the whole is complete."""
        self._path.unlink(missing_ok=True)

    def _read(self) -> Pieces:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        pieces: Pieces = kept["pieces"]
        return pieces if kept["about"] == self._about else {}


def replace(path: Path, text: str) -> None:
    """Writes a file in one stroke: it is the old one or the new one, never a half."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)
