"""What the tests verified on each page, kept for as long as it is true."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from scripts.sources import below, digest

PROJECT = Path(__file__).parents[2]
KEPT = PROJECT / ".venv" / "verified"
"""Where it is kept: by the project, for a copy may run on the same Python."""
GROUNDS = ("examples", "scripts/measure", "tests/evidence", "tests/pages")
"""Folders that a page's blocks run on, and the files of the project's root beside them.

What tests them, or is a page itself, is left out.
"""

PACKAGES = {
    "Django": "django",
    "asgiref": "asgiref",
    "Channels": "channels",
    "channels-redis": "channels-redis",
    "Daphne": "daphne",
    "Granian": "granian",
    "Gunicorn": "gunicorn",
    "Hypercorn": "hypercorn",
    "Uvicorn": "uvicorn",
    "uWSGI": "pyuwsgi",
    "Waitress": "waitress",
}
"""What the pages' apps are made of and run on, and the package of each."""


@dataclass(frozen=True)
class Seen:
    """One thing on a page that a run verified.

    Attributes:
        what: The language of a block; `table`, `question` or `exercise` else.
        path: The file that it stands in, from the project's root.
        line: Where it begins there.
        counts: What it counts as, such as `blocks`.
    """

    what: str
    path: str
    line: int
    counts: tuple[str, ...]


def versions() -> dict[str, str]:
    """The versions of what the pages run on, by name."""
    python = ".".join(map(str, sys.version_info[:3]))
    return {"Python": python} | {name: version(PACKAGES[name]) for name in PACKAGES}


@cache
def grounds() -> str:
    """All that every page's blocks run on, in short, as it was when first asked for."""
    return digest(PROJECT, _files(), sys.version, versions())


def keep(page: Path, text: str, seen: Iterable[Seen]) -> None:
    """Keep what a run verified of a page.

    Args:
        page: Its file.
        text: What it said.
        seen: All of it.
    """
    file = _file(page)
    file.parent.mkdir(parents=True, exist_ok=True)
    held = {"state": _state(text), "seen": [asdict(each) for each in seen]}
    part = file.with_suffix(".part")
    part.write_text(json.dumps(held), encoding="utf-8")
    part.replace(file)


def forget(page: Path) -> None:
    """Keep nothing of a page, which is about to run or has failed.

    Args:
        page: Its file.
    """
    _file(page).unlink(missing_ok=True)


def kept(page: Path) -> tuple[Seen, ...] | None:
    """What was verified of a page as it is now.

    Args:
        page: Its file.

    Returns:
        All of it; `None` if no run since the page, or what it runs on, changed has
        found the whole page right.
    """
    file = _file(page)
    if not file.exists():
        return None
    held = json.loads(file.read_text(encoding="utf-8"))
    if held["state"] != _state(page.read_text(encoding="utf-8-sig")):
        return None
    return tuple(Seen(**each | {"counts": (*each["counts"],)}) for each in held["seen"])


def _file(page: Path) -> Path:
    return KEPT / page.relative_to(PROJECT).with_suffix(".json")


def _state(text: str) -> str:
    return hashlib.sha256(f"{grounds()}\0{text}".encode()).hexdigest()


def _files() -> Iterator[Path]:
    for path in below(PROJECT, GROUNDS):
        is_page = path.parent == PROJECT and path.suffix == ".md"
        if not is_page and not path.match("test_*.py"):
            yield path
