"""What a page gets wrong: where, what, what to do, and the edit that would mend it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from difflib import ndiff
from functools import lru_cache
from pathlib import Path

_START = Path.cwd()


@dataclass(frozen=True)
class Place:
    """A line of a file, counted from 1."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{shown(self.path)}:{self.line}"


@dataclass(frozen=True)
class Edit:
    """New text for the lines `first` to `last` of a file, both counted from 1.

    An empty range (`last == first - 1`) inserts before `first`.
    """

    path: Path
    first: int
    last: int
    lines: tuple[str, ...]


class Failure(Exception):
    """A page says something that is not so.

    Args:
        place: Where the reader sees it.
        message: What is wrong and what to do, without the place.
        edit: What `--refresh` writes instead, where that is safe.
    """

    def __init__(self, place: Place, message: str, edit: Edit | None = None) -> None:
        super().__init__(place, message)
        self.place = place
        self.message = message
        self.edit = edit

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@lru_cache(maxsize=16)
def shown(path: Path) -> str:
    """The path as a person would type it: relative below the folder of the run."""
    relative = os.path.relpath(path, _START)
    return str(path) if relative.startswith("..") else relative


def visible(text: str) -> str:
    """What a reader sees of a text: Markdown expands tabs, and drops blank ends."""
    lines = text.strip("\n").expandtabs(4).split("\n")
    return "\n".join(line.rstrip(" ") for line in lines)


def compared(expected: str, actual: str) -> str:
    """Both texts, line by line, the page's with `-` and the run's with `+`."""
    diff = ndiff(expected.split("\n"), actual.split("\n"))
    return "\n".join(f"  {line}".rstrip() for line in diff if line[0] != "?")


def without_run(text: str) -> str:
    """A text that no run could be compared with, line by line, with `-`."""
    return "\n".join(f"  - {line}".rstrip() for line in visible(text).split("\n"))


def described(error: BaseException) -> str:
    """An exception by its name and what it says, in one line."""
    text = " ".join(str(error).split())
    name = type(error).__name__
    return f"{name}: {text}" if text else name
