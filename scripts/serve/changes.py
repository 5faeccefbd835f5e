"""Which files changed, and which pages show or run them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WATCHED = ("docs", "examples", "mkdocs.yml", "README.md", "CONTRIBUTING.md")
"""What is looked at, below the folder of the project."""

_PASSING = re.compile(r"\.(?!theme$)|#|4913$|.*~$|__pycache__$")
"""What an editor, or Python, writes beside a file."""

State = dict[Path, tuple[int, int]]


def state(folder: Path) -> State:
    """When each watched file was written, and its size.

    Args:
        folder: Of the project; the paths are relative to it.
    """
    return {
        path.relative_to(folder): (about.st_mtime_ns, about.st_size)
        for path, about in _stats(folder)
    }


def _stats(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for name in WATCHED:
        for path in (folder / name, *(folder / name).rglob("*")):
            if any(map(_PASSING.match, path.relative_to(folder).parts)):
                continue
            try:
                about = path.stat()
            except OSError:
                continue  # gone since it was listed, or a link to nothing
            if stat.S_ISREG(about.st_mode):
                yield path, about


@dataclass(frozen=True)
class Changes:
    """Files that were written, and files that are gone."""

    written: frozenset[Path]
    gone: frozenset[Path]

    @classmethod
    def between(cls, before: State, after: State) -> Changes:
        """What happened from one state to another."""
        written = {path for path, when in after.items() if before.get(path) != when}
        return cls(frozenset(written), frozenset(before.keys() - after.keys()))

    def __bool__(self) -> bool:
        return bool(self.written or self.gone)

    def __str__(self) -> str:
        first, *others = sorted(map(str, self.written | self.gone))
        return f"{first} and {len(others)} more" if others else first

    @property
    def moves_others(self) -> bool:
        """Whether pages may look another way that neither changed nor show a change."""
        return bool(self.gone) or any(
            path.suffix in {".html", ".yml"} for path in self.written
        )

    @property
    def needs_restart(self) -> bool:
        """Whether a Python that had imported the project is stale."""
        files = self.written | self.gone
        return any(path.suffix != ".md" and path.parts[0] != "docs" for path in files)

    def pages(self, folder: Path) -> list[Path]:
        """The pages that changed, and those that name an example which did."""
        examples = [path for path in self.written if path.parts[0] == "examples"]
        named = [re.compile(_naming(path)) for path in examples]
        return sorted(
            page
            for page in map(lambda path: path.relative_to(folder), _markdown(folder))
            if page in self.written
            or any(name.search(_text(folder / page)) for name in named)
        )

    def tests(self, folder: Path) -> list[Path]:
        """The tests of the examples that changed."""
        tests = (
            Path("tests", path.with_name(f"test_{path.name}")) for path in self.written
        )
        return sorted(test for test in tests if (folder / test).exists())


def _markdown(folder: Path) -> Iterator[Path]:
    for name in WATCHED:
        yield from [folder / name] if name.endswith(".md") else []
        yield from (folder / name).rglob("*.md")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _naming(path: Path) -> str:
    """A pattern of how a page names a file: its path, or its module."""
    module = path.with_suffix("").parts
    *folders, stem = module
    dotted = re.escape(".".join(module))
    package = re.escape(".".join(folders))
    return (
        rf"\b{re.escape(path.as_posix())}\b|\b{dotted}\b"
        rf"|\bfrom {package} import .*\b{re.escape(stem)}\b"
    )
