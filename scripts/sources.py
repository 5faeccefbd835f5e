"""What something is made of, and what was made while that is as it was."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


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


@contextmanager
def kept(path: Path, of: str) -> Iterator[dict[str, Any]]:
    """What was made of the same sources before, by name.

    Args:
        path: The file that it is kept in.
        of: The digest of what it is made of; nothing else's is given.

    Yields:
        It, as JSON had it; what is added is kept, too.
    """
    held = json.loads(path.read_text("utf-8")) if path.exists() else {}
    made = held["made"] if held.get("of") == of else {}
    before = len(made)
    yield made
    if len(made) > before:
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps({"of": of, "made": made}), encoding="utf-8")
        part.replace(path)
