"""Find the programs that the tests drive, or install them."""

import os
import platform
import shutil
import sys
from pathlib import Path

from scripts.commands import run
from scripts.needed import CHROMIUM, PROGRAMS, Program, always, engines_line

INSTALL_LIMIT = 900
LOG = Path(sys.prefix, "programs.log")
SILENT = Path(sys.prefix, "silent")
STARTERS = ("invoke-rc.d", "deb-systemd-invoke", "deb-systemd-helper", "update-rc.d")
"""By which Debian's packages start their services, now and at boot."""
APT = (
    "apt-get",
    "--option=DPkg::Lock::Timeout=60",
    f"--option=DPkg::Path={SILENT}:/usr/sbin:/usr/bin:/sbin:/bin",
)
PLAYWRIGHT = (sys.executable, "-m", "playwright", "install", "--no-shell")


def missing(system: str, is_root: bool) -> list[Program]:
    """Find what has to be installed.

    Args:
        system: The `ID` of os-release, such as `debian`.
        is_root: Whether system packages may be installed.

    Returns:
        What isn't there, or is only by another name where its package can be had.
    """

    def lacks(program: Program) -> bool:
        path = program.find()
        is_packaged = is_root and system in program.systems
        return path is None or (is_packaged and Path(path).name != program.name)

    return [program for program in PROGRAMS if lacks(program)]


def installer(missing: list[Program], system: str, is_root: bool) -> list[list[str]]:
    """Choose the commands that install programs.

    Args:
        missing: The programs.
        system: The `ID` of os-release, such as `debian`.
        is_root: Whether system packages may be installed.

    Returns:
        The commands, in order; none for what has to be installed by hand.
    """
    packaged = [each for each in missing if is_root and system in each.systems]
    commands = []
    if packaged:
        names = [each.package for each in packaged]
        install = ["install", "--yes", "--no-install-recommends", *names]
        commands += [[*APT, "update"], [*APT, *install]]
    if CHROMIUM in missing and CHROMIUM not in packaged:
        system_too = ["--with-deps"] if is_root else []
        commands.append([*PLAYWRIGHT, *system_too, "chromium"])
    return commands


def main() -> None:
    """Print the path of each program, installing those that are missing."""
    here = _system(), os.geteuid() == 0
    install(installer(missing(*here), *here), LOG)
    for program in PROGRAMS:
        if path := program.find():
            print(f"{program.name}: {path}", flush=True)
        elif program in always():
            sys.exit(f"no {program.name}: {program.advice}")
    print(engines_line(), flush=True)


def install(commands: list[list[str]], log: Path) -> None:
    """Run the commands that install programs, and start no service.

    Args:
        commands: What `installer` chose.
        log: Where the output of a command that failed is kept.

    Raises:
        SystemExit: One failed; the message says what to do.
    """
    _silence()
    for command in commands:
        said = " ".join(command)
        print(f"a program of the tests is missing: {said}", flush=True)
        worked, output = run(command, INSTALL_LIMIT, with_errors=True)
        if not worked:
            log.write_text(output, encoding="utf-8")
            sys.exit(f"it could not be installed (see {log}): {said}")


def _silence() -> None:
    SILENT.mkdir(exist_ok=True)
    for name in STARTERS:
        starter = SILENT / name
        if not starter.is_symlink():
            starter.symlink_to(shutil.which("true") or "/bin/true")


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return platform.system().lower()


if __name__ == "__main__":
    main()
