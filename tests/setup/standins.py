"""A scratch copy of the set-up, and programs that stand in for Python on its PATH."""

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIMIT = 30
TOOLS = "bash cat cksum cp dirname env expand make mkdir pwd readlink rm sed sh tail"

# It answers the probe's own program after a prelude that changes what it sees,
# and records each other call, with the settings that pip would read.
STAND_IN = """\
#!/bin/sh
status=0
case "$1 $2" in
"-I -c") exec {real} -I -c {prelude}"$3" ;;
"-c ") exit 0 ;;
"-m venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
"-m pip") env >pip.env; status={pip_status} ;;
esac
echo "$*" >>{calls}
exit $status
"""
TOO_OLD = "import sys; sys.version_info = (3, 10)"
NO_VENV = "import importlib.util; importlib.util.find_spec = lambda name: None"


@dataclass(frozen=True)
class Result:
    """What a command did.

    Attributes:
        status: Its exit status.
        lines: What it printed, make's own word on the failure aside.
    """

    status: int
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Machine:
    """A checkout, and a PATH that holds only what a test put there."""

    base: Path

    @property
    def checkout(self) -> Path:
        """The copy of the project's set-up."""
        return self.base / "check out"

    @property
    def bin(self) -> Path:
        """The only folder on PATH."""
        return self.base / "bin"

    def add_python(self, name: str, prelude: str = "", pip_status: int = 0) -> None:
        """Put a stand-in for a Python on PATH.

        Args:
            name: Its file name.
            prelude: Python code that changes what the probe sees.
            pip_status: The exit status of its pip.
        """
        path = self.bin / name
        says = prelude or f"import sys; sys._base_executable = {str(path)!r}"
        text = STAND_IN.format(
            real=shlex.quote(sys.executable),
            prelude=shlex.quote(says),
            calls=shlex.quote(str(self.base / "calls")),
            pip_status=pip_status,
        )
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def make(self, *words: str, **environment: str) -> Result:
        """Run make in the checkout.

        Args:
            words: Its arguments.
            environment: What is set besides PATH and HOME.

        Returns:
            What it did.
        """
        done = subprocess.run(
            [self.bin / "make", *words],
            cwd=self.checkout,
            env={"PATH": str(self.bin), "HOME": str(self.base), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LIMIT,
            text=True,
        )
        lines = [line for line in done.stdout.splitlines() if "make: ***" not in line]
        return Result(done.returncode, lines)

    def calls(self) -> list[str]:
        """Take the recorded calls: what each Python was asked to do.

        Returns:
            The calls since the last time, from their `-m` on.
        """
        path = self.base / "calls"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines


def new_machine(base: Path) -> Machine:
    """Lay out a machine without any Python.

    Args:
        base: An empty folder.

    Returns:
        The machine.
    """
    machine = Machine(base.resolve())
    machine.checkout.mkdir()
    machine.bin.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, machine.checkout)
    shutil.copytree(ROOT / "scripts", machine.checkout / "scripts")
    for tool in TOOLS.split():
        os.symlink(shutil.which(tool) or tool, machine.bin / tool)
    return machine


def add_program(folder: Path, name: str, text: str) -> None:
    """Put a shell script on PATH."""
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)
