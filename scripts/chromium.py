"""Find the Chromium that the browser tests drive, or install one."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
START_LIMIT = 30
INSTALL_LIMIT = 900
LOG = Path(sys.prefix, "chromium.log")
ADVICE = (
    "as root, apt-get install chromium on Debian; elsewhere "
    ".venv/bin/python -m playwright install --with-deps chromium"
)

PRINT_PLAYWRIGHTS_OWN = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find() -> str | None:
    """Find a Chromium or Chrome that starts.

    Returns:
        The path of the system's own, else of Playwright's, else `None`.
    """
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    # Another process, because Playwright's sync API can't be nested.
    worked, output = _run([sys.executable, "-c", PRINT_PLAYWRIGHTS_OWN], START_LIMIT)
    if worked:
        yield output.strip()


def _starts(path: str) -> bool:
    # Ubuntu's chromium-browser may be a stub that only asks for a snap.
    return os.access(path, os.X_OK) and _run([path, "--version"], START_LIMIT)[0]


def installer(system: str, is_root: bool) -> list[list[str]]:
    """Choose the commands that install a Chromium.

    Args:
        system: The `ID` of os-release, such as `debian`.
        is_root: Whether system packages may be installed.

    Returns:
        The commands, in order.
    """
    if system == "debian" and is_root:
        apt = ["apt-get", "--option=DPkg::Lock::Timeout=60"]
        packages = ["install", "--yes", "--no-install-recommends", "chromium"]
        return [[*apt, "update"], [*apt, *packages]]
    playwright = [sys.executable, "-m", "playwright", "install", "--no-shell"]
    return [[*playwright, *(["--with-deps"] if is_root else []), "chromium"]]


def main() -> None:
    """Print the path of a Chromium, installing one when there is none."""
    path = find()
    if not path:
        install(installer(_system(), os.geteuid() == 0), LOG)
        path = find() or sys.exit(f"no Chromium that starts: {ADVICE}")
    print(f"Chromium: {path}", flush=True)


def install(commands: list[list[str]], log: Path) -> None:
    """Run the commands that install a Chromium.

    Args:
        commands: What `installer` chose.
        log: Where the output of a command that failed is kept.

    Raises:
        SystemExit: One failed; the message says what to do.
    """
    for command in commands:
        print(f"no Chromium found: {' '.join(command)}", flush=True)
        worked, output = _run(command, INSTALL_LIMIT)
        if not worked:
            log.write_text(output, encoding="utf-8")
            sys.exit(f"no Chromium, and no install of it (see {log}): {ADVICE}")


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return platform.system().lower()


def _run(command: list[str], limit: int) -> tuple[bool, str]:
    """Run a command; tell whether it worked and all that it printed."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            timeout=limit,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, f"{error}\n"
    return done.returncode == 0, done.stdout


if __name__ == "__main__":
    main()
