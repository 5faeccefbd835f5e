"""The files that a skeleton adds or changes: all of them, or none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

TEMPLATES = Path(__file__).with_name("templates")


class Plan:
    """What will be written, once all of it is known to fit.

    Args:
        folder: Of the project; every path is relative to it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._texts: dict[str, str] = {}
        self._said: list[str] = []

    def read(self, name: str) -> str:
        """The text of a file, as it will be.

        Raises:
            ValueError: There is no such file.
        """
        try:
            return self._texts.get(name) or (self.folder / name).read_text("utf-8")
        except OSError:
            raise ValueError(f"{name}: no such file; name one that is there") from None

    def add(self, name: str, text: str) -> None:
        """Add a file.

        Raises:
            ValueError: It is there already.
        """
        if (self.folder / name).exists():
            raise ValueError(f"{name} is there already; choose another NAME")
        self._texts[name] = text
        self._said.append(f"{name}:1: new")

    def insert(self, name: str, line: int, text: str) -> None:
        """Put lines into a file.

        Args:
            name: The file.
            line: The number that the first of them will have.
            text: The lines, each ended.
        """
        lines = self.read(name).splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        lines[line - 1 : line - 1] = text.splitlines(keepends=True)
        self._texts[name] = "".join(lines)
        blank = len(text) - len(text.lstrip("\n"))
        self._said.append(f"{name}:{line + blank}: {text.strip().splitlines()[0]}")

    def write(self) -> list[str]:
        """Write all of it.

        Returns:
            A line for each place that was written.
        """
        for name, text in self._texts.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return self._said


def template(name: str, /, **values: str) -> str:
    """A template's text, with its names filled in."""
    text = TEMPLATES.joinpath(name).read_text(encoding="utf-8")
    return Template(text).substitute(values)


def wanted(given: Mapping[str, str], name: str, pattern: str, like: str) -> str:
    """A variable that the caller has to give.

    Args:
        given: All that were given.
        name: The name of this one.
        pattern: What it must look like.
        like: An example.

    Raises:
        ValueError: It is missing, or doesn't look like that.
    """
    value = given.get(name, "").strip()
    if re.fullmatch(pattern, value):
        return value
    problem = f"{name}={value} is no such name" if value else f"{name}= is missing"
    raise ValueError(f"{problem}; write it like {name}={like}")
