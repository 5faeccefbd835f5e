"""Builds the site, and adds what no build knows."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from scripts.commands import run
from scripts.site import card, evidence, search, twins, verify
from scripts.site.headers import headers
from scripts.site.located import located
from scripts.site.offline import mark, offline
from scripts.site.pack import pack
from scripts.sources import below, digest

PROJECT = Path(__file__).parents[2]
SITE = PROJECT / "site"
STAMP = PROJECT / ".venv" / "site.stamp"
BUILD_SECONDS = 120
SOURCES = ("docs", "examples", "scripts")
"""Folders that a page may be made of; beside them, the files of the project's root."""

BEFORE: tuple[Callable[[], None], ...] = (card.write, evidence.write)
"""What is written into `docs/` before the build, and ignored by git."""

AFTER: tuple[Callable[[Path], None], ...] = (
    search.write,
    twins.write,
    headers,
    offline,
)
"""What is written into the folder of a built site, which each is called with."""


def main() -> int:
    """Run the pages and write the site, unless nothing changed since the last time.

    Returns:
        The status for the process: 0, or 1 after the output of a build that failed. A
        page that fails is told, and the site says that it is not verified.
    """
    verify.run(verify.unverified())
    try:
        site()
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def site() -> Path:
    """Write the project's site unless nothing changed since the last time.

    Returns:
        Its folder.

    Raises:
        RuntimeError: The build failed; the message holds its output.
    """
    prepare()
    state = digest(PROJECT, below(PROJECT, SOURCES))
    is_there = STAMP.exists() and (SITE / "index.html").exists()
    if not is_there or STAMP.read_text("utf-8") != state:
        STAMP.unlink(missing_ok=True)
        build(PROJECT / "mkdocs.yml", SITE, is_packed=True)
        STAMP.write_text(state, encoding="utf-8")
    return SITE


def prepare() -> None:
    """Write what `docs/` needs beside what is in git."""
    for step in BEFORE:
        step()


def build(config: Path, to: Path, is_packed: bool = False) -> None:
    """Build a site strictly, and add what no build knows.

    Args:
        config: Its `mkdocs.yml`.
        to: The folder to write.
        is_packed: Whether it becomes small, as a published one is, or keeps each of its
            files, which a test may ask for by name.

    Raises:
        RuntimeError: The build failed; the message holds its output.
    """
    command = [sys.executable, "-m", "scripts.site.once", "build", "--strict"]
    command += [f"--config-file={config}", f"--site-dir={to}"]
    worked, said = run(command, BUILD_SECONDS, with_errors=True, folder=PROJECT)
    if not worked:
        raise RuntimeError(f"mkdocs build --strict:\n{located(said, config.parent)}")
    for step in (mark, *([pack] if is_packed else []), *AFTER):
        step(to)
