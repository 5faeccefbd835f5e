"""Runs the examples on the lowest and the highest versions that are allowed."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = Path(__file__).parents[1]
OVER = Path(sys.prefix, "versions")
"""Folders of packages that a run finds before those of the lock."""
ENDS = ("lowest", "highest")
INSTALL = (
    *("-m", "pip", "install", "--disable-pip-version-check", "--quiet"),
    *("--retries=2", "--timeout=10"),
)
TESTS = ("-m", "pytest", "-q", "tests/examples")
SAID = "from importlib.metadata import version as v; print(*map(v, {!r}), sep=', ')"


def asked(end: str) -> list[str]:
    """What to install over the lock: each package that the examples import.

    Args:
        end: `lowest`, for the floor of each, or `highest`, for the newest allowed.
    """
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = map(Requirement, tomllib.loads(text)["project"]["dependencies"])
    return [lowest(each) if end == "lowest" else str(each) for each in wanted]


def lowest(wanted: Requirement) -> str:
    """The pin of the lowest version that a requirement allows."""
    floor = next(each for each in wanted.specifier if each.operator == ">=")
    return f"{wanted.name}=={floor.version}"


def run(end: str) -> int:
    """Install one end's packages, and run the examples' tests on them.

    Returns:
        The status of the first command that failed, or 0.
    """
    folder = OVER / end
    install = [*INSTALL, "--upgrade", "--no-deps", f"--target={folder}", *asked(end)]
    names = [Requirement(each).name for each in asked(end)]
    print(f"versions: {end}: {', '.join(asked(end))}", flush=True)
    for command in (install, ["-c", SAID.format(names)], TESTS):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=PROJECT,
            env=os.environ | {"PYTHONPATH": str(folder)},
        )
        if done.returncode:
            return done.returncode
    return 0


def main() -> None:
    """Run those that are named, or both."""
    for end in sys.argv[1:]:
        if end not in ENDS:
            known = ", ".join(ENDS)
            sys.exit(f"make test-versions: ENDS={end} is none of {known}")
    failed = [end for end in sys.argv[1:] or ENDS if run(end)]
    if failed:
        sys.exit(f"versions: failed on the {' and the '.join(failed)}, as above")


if __name__ == "__main__":
    main()
