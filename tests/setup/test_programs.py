"""How the programs of the tests are found or installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from examples.servers.programs import need
from scripts import needed, programs
from scripts.needed import PROGRAMS
from tests.setup.standins import LIMIT, ROOT, add_program


def test_debian_installs_its_packages_as_root() -> None:
    """Root on Debian gets the packages, with fresh lists, no questions, no services."""
    update, install = programs.installer([*PROGRAMS], "debian", is_root=True)

    assert ["apt-get", "update"] == [update[0], update[-1]]
    assert [program.package for program in PROGRAMS] == install[-len(PROGRAMS) :]
    assert "webkit2gtk-driver" in install
    assert "--yes" in install
    assert any(f"DPkg::Path={programs.SILENT}:" in word for word in install)


@pytest.mark.parametrize(
    ("system", "is_root", "options"),
    [
        ("debian", False, []),
        ("ubuntu", True, ["--with-deps"]),
        ("ubuntu", False, []),
        ("darwin", False, []),
    ],
)
def test_elsewhere_playwright_installs_its_own_browser(
    system: str, is_root: bool, options: list[str]
) -> None:
    """Elsewhere it is Playwright's own build, with system packages as root."""
    playwright = [sys.executable, "-m", "playwright", "install", "--no-shell"]

    commands = programs.installer([needed.CHROMIUM], system, is_root)

    assert [[*playwright, *options, "chromium"]] == commands


def test_nothing_is_installed_that_is_there(path: Path) -> None:
    """On a machine that has all, no command runs."""
    for program in PROGRAMS:
        add_program(path, program.name, "exit 0")

    assert [] == programs.missing("debian", is_root=True)
    assert [] == programs.installer([], "debian", is_root=True)


@pytest.mark.parametrize(
    ("system", "is_root", "others"),
    [
        ("debian", True, {"google-chrome", "firefox"}),
        ("debian", False, set()),
        ("ubuntu", True, set()),
    ],
)
def test_another_browser_does_where_its_shell_is_not_to_be_had(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    is_root: bool,
    others: set[str],
) -> None:
    """The quicker one, or the one that is tested, is installed by one command."""
    monkeypatch.setattr("examples.servers.programs.SYSTEM", str(path))
    add_program(path, "google-chrome", "exit 0")
    add_program(path, "firefox", "exit 0")

    missing = programs.missing(system, is_root)

    found = [needed.CHROMIUM, needed.FIREFOX]
    assert others == {Path(each.need()).name for each in missing if each in found}
    assert [each for each in PROGRAMS if each not in found] == [
        each for each in missing if each not in found
    ]


def test_nobody_but_root_installs_a_system_package() -> None:
    """Where nothing can be installed, no command is tried."""
    missing = [*PROGRAMS[1:]]

    assert [] == programs.installer(missing, "debian", is_root=False)
    assert [] == programs.installer(missing, "darwin", is_root=True)


def test_failed_install_says_where_its_log_is(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failed install is one line, and a log of the rest."""
    add_program(path, "broken", "echo no network\nexit 1")
    log = path / "programs.log"

    with pytest.raises(SystemExit) as end:
        programs.install([["broken", "update"], ["never called"]], log)

    assert f"it could not be installed (see {log}): broken update" == str(end.value)
    assert "no network\n" == log.read_text(encoding="utf-8")
    said = "a program of the tests is missing: broken update\n"
    assert said == capsys.readouterr().out


def test_an_install_starts_no_service(path: Path) -> None:
    """What a package would start a service with does nothing."""
    programs.install([], path / "programs.log")

    for starter in programs.STARTERS:
        started = [str(programs.SILENT / starter), "nginx", "start"]
        assert b"" == subprocess.check_output(started, timeout=LIMIT)


def run_the_command(path: Path) -> subprocess.CompletedProcess[str]:
    """The command that the gate calls."""
    return subprocess.run(
        [sys.executable, "-m", "scripts.programs"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(path)},
        capture_output=True,
        timeout=LIMIT,
        text=True,
    )


def test_command_prints_where_the_programs_are(path: Path) -> None:
    """The command that the gate calls names each program that it found."""
    names = [program.name for program in PROGRAMS]
    for name in names:
        add_program(path, name, "exit 0")

    done = run_the_command(path)

    expected = "".join(f"{name}: {path / name}\n" for name in names)
    expected += "engines: chromium, firefox, webkit\n"
    assert (0, expected) == (done.returncode, done.stdout)


def test_each_program_comes_with_advice() -> None:
    """One line says what to do on Debian, and what elsewhere."""
    chromium, *others = PROGRAMS

    packaged = "as root, apt-get install {} on Debian; elsewhere"
    assert chromium.advice.startswith(packaged.format(chromium.name))
    for program in others:
        assert f"{packaged.format(program.package)} put it on PATH" == program.advice


def test_a_server_that_is_missing_says_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who starts it by hand gets the same advice as the gate gives."""
    monkeypatch.setattr("examples.servers.programs.SYSTEM", str(path))

    with pytest.raises(FileNotFoundError) as failure:
        need("redis-server")

    assert f"no redis-server: {PROGRAMS[1].advice}" == str(failure.value)
