"""What MkDocs says of a file, with the line that it is about."""

from __future__ import annotations

import re
from pathlib import Path

LEVEL = re.compile(r"^(?:INFO|WARNING|ERROR) +- +")
PAGE = re.compile(
    r"^(?:Doc file|Error (?:reading|building) page) '(?P<file>[^']+)'"
    r"[^']*(?:'(?P<what>[^']+)')?"
)
NAV = re.compile(r"^A reference to '(?P<what>[^']+)' is included in the 'nav'")
UNLISTED = re.compile(r"^  - (?P<file>\S+\.md)$")


def located(said: str, folder: Path) -> str:
    """Put `path:line` before what MkDocs says of a page or of the menu.

    Args:
        said: What it printed.
        folder: Of its `mkdocs.yml`; the paths are relative to it.

    Returns:
        The same lines, those that name a place with it.
    """
    return "\n".join(_line(line, folder) for line in said.split("\n"))


def _line(line: str, folder: Path) -> str:
    words = LEVEL.sub("", line)
    if match := PAGE.match(words):
        name = f"docs/{match['file']}"
        return f"{name}:{_number(folder / name, match['what'])}: {words}"
    if match := NAV.match(words):
        number = _number(folder / "mkdocs.yml", match["what"])
        return f"mkdocs.yml:{number}: {words}"
    if match := UNLISTED.match(line):
        return f"docs/{match['file']}:1: give it a line in `nav` of mkdocs.yml"
    return line


def _number(path: Path, what: str | None) -> int:
    """The first line of a file that holds some words, or its first line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    return next((n for n, line in enumerate(lines, 1) if what and what in line), 1)
