"""Reads a site's `_headers` as a host does."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path


def sent_with(folder: Path, path: str) -> dict[str, str]:
    """The headers that come with an answer.

    Args:
        folder: The built site.
        path: What is asked for, from the site's root.
    """
    return {
        name: value
        for pattern, name, value in _rules(Path(folder, "_headers"))
        if fnmatchcase(path, pattern)
    }


def _rules(file: Path) -> Iterator[tuple[str, str, str]]:
    pattern = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            yield pattern, name, value
        else:
            pattern = line
