"""Runs commands that may fail."""

import os
import subprocess
from pathlib import Path

START_LIMIT = 30


def run(
    command: list[str], limit: int, *, with_errors: bool, folder: Path | None = None
) -> tuple[bool, str]:
    """Run a command that asks nothing.

    Args:
        command: The program and its arguments.
        limit: Seconds that it may take.
        with_errors: Whether what it writes to stderr counts as printed.
        folder: Where it runs; where this process does, else.

    Returns:
        Whether it worked, and all that it printed; why it could not be run, else.
    """
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if with_errors else subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            timeout=limit,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, f"{error}\n"
    return done.returncode == 0, done.stdout


def starts(path: str) -> bool:
    """Whether a browser can be started: there are stubs that only ask for a snap.

    Args:
        path: The program.
    """
    return (
        os.access(path, os.X_OK)
        and run([path, "--version"], START_LIMIT, with_errors=False)[0]
    )
