"""`--refresh`: stale outputs rewritten in place; never code, prose or answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.pages.failure import Edit


def write(edits: Iterable[Edit]) -> None:
    """Apply edits, from the last line of each file to the first.

    Args:
        edits: Edits of lines that do not overlap.
    """
    files: dict[Path, list[Edit]] = defaultdict(list)
    for edit in edits:
        files[edit.path].append(edit)
    for path, found in files.items():
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        path.write_text(applied(text, found), encoding="utf-8", newline="")


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A file's text after edits; its line endings stay as they are."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    for edit in sorted(edits, key=lambda edit: edit.first, reverse=True):
        lines[edit.first - 1 : edit.last] = edit.lines
    return newline.join(lines)
