"""Runs the pages that no test run has found right as they are now."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from scripts import commands
from scripts.site import evidence, kept

SECONDS = 900


def unverified() -> list[Path]:
    """The pages that no run has found right since they, or their grounds, changed."""
    return [page for page in evidence.pages() if kept.kept(page) is None]


def run(pages: Iterable[Path]) -> None:
    """Run pages; what is found right is kept, and what isn't is printed.

    Args:
        pages: Their files.
    """
    names = [page.relative_to(kept.PROJECT).as_posix() for page in pages]
    if not names:
        return
    print(f"pages: running {len(names)}, to tell what was verified", flush=True)
    command = [sys.executable, "-m", "pytest", "--quiet", "--no-header", *names]
    worked, said = commands.run(command, SECONDS, with_errors=True, folder=kept.PROJECT)
    print(said.rstrip().split("\n")[-1] if worked else said)


def main() -> int:
    """Say which pages are not verified; the gate calls it after the site was made.

    Returns:
        The status for the process: 0 if all are.
    """
    missing = unverified()
    for page in missing:
        name = page.relative_to(kept.PROJECT).as_posix()
        print(f"{name}: not verified; .venv/bin/python -m pytest {name} says why")
    count = len(evidence.pages())
    print(f"pages: {count - len(missing)} of {count} are verified")
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
