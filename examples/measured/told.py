"""On what was measured, and when, as text."""

from __future__ import annotations

from collections.abc import Iterable

from examples.measured.data import measured

COLUMNS = 60


def about() -> str:
    """The date, the machine and the versions, a line for each or more."""
    data = measured()
    machine = data["machine"]
    versions = (f"{name} {value}" for name, value in data["versions"].items())
    return "\n".join(
        [
            f"date      {data['date']}",
            f"machine   {machine['cpu']}, {machine['cores']} cores,"
            f" {machine['memory_gib']} GiB, {machine['system']}",
            *_lines("versions  ", versions),
        ]
    )


def _lines(head: str, words: Iterable[str]) -> list[str]:
    lines = [head]
    for word in words:
        if len(lines[-1]) + len(word) + 2 > COLUMNS:
            lines.append(" " * len(head))
        lines[-1] += f"{word}, "
    lines[-1] = lines[-1].removesuffix(", ")
    return [line.rstrip() for line in lines]
