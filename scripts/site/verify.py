"""Runs the pages that no test run has found right as they are now."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

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
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--quiet", "--no-header", *names],
        cwd=kept.PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    print(done.stdout if done.returncode else done.stdout.rstrip().split("\n")[-1])


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
