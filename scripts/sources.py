"""What something is made of, and whether that is as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def below(project: Path, folders: Iterable[str]) -> Iterator[Path]:
    """The files of some folders of a project, and those of its root.

    Args:
        project: Its folder.
        folders: Their paths in it.

    Yields:
        Each file, but for what Python has compiled.
    """
    files = [path for name in folders for path in (project / name).rglob("*")]
    for path in [*files, *project.glob("*")]:
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def digest(project: Path, files: Iterable[Path], *facts: object) -> str:
    """All that something is made of, in short.

    Args:
        project: The folder of the project.
        files: Its files, in any order.
        facts: What else counts.
    """
    told = hashlib.sha256("".join(f"{fact}\0" for fact in facts).encode())
    for path in sorted(files):
        told.update(f"{path.relative_to(project)}\0".encode() + path.read_bytes())
    return told.hexdigest()
