"""How the browser of the browser tests is found or installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import chromium
from tests.setup.standins import LIMIT, ROOT


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is on PATH, and no browser of Playwright's."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    return tmp_path


def add_program(folder: Path, name: str, text: str) -> None:
    """Put a shell script on PATH."""
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


def test_first_browser_that_starts_is_found(path: Path) -> None:
    """A stub that doesn't start, as Ubuntu has one, is passed over."""
    add_program(path, "chromium-browser", "exit 10")
    add_program(path, "google-chrome", "exit 0")

    found = chromium.find()

    assert str(path / "google-chrome") == found


def test_playwrights_own_is_found_last(path: Path) -> None:
    """When none of the system's starts, Playwright's own is taken."""
    add_program(path, "chromium", "exit 1")
    ask = [sys.executable, "-c", chromium.PRINT_PLAYWRIGHTS_OWN]
    printed = subprocess.run(ask, stdout=subprocess.PIPE, timeout=LIMIT, check=True)
    own = Path(printed.stdout.decode().strip())
    own.parent.mkdir(parents=True)
    add_program(own.parent, own.name, "exit 0")

    found = chromium.find()

    assert str(own) == found


def test_no_browser_is_none(path: Path) -> None:
    """Where no browser starts, none is found."""
    add_program(path, "chromium", "exit 1")

    found = chromium.find()

    assert found is None


def test_debian_installs_its_package_as_root() -> None:
    """Root on Debian gets the package, with fresh lists and no questions."""
    update, install = chromium.installer("debian", is_root=True)

    assert ["apt-get", "update"] == [update[0], update[-1]]
    assert ["apt-get", "chromium"] == [install[0], install[-1]]
    assert "--yes" in install


@pytest.mark.parametrize(
    ("system", "is_root", "options"),
    [
        ("debian", False, []),
        ("ubuntu", True, ["--with-deps"]),
        ("ubuntu", False, []),
        ("darwin", False, []),
    ],
)
def test_elsewhere_playwright_installs_its_own(
    system: str, is_root: bool, options: list[str]
) -> None:
    """Elsewhere it is Playwright's own build, with system packages as root."""
    playwright = [sys.executable, "-m", "playwright", "install", "--no-shell"]

    commands = chromium.installer(system, is_root)

    assert [[*playwright, *options, "chromium"]] == commands


def test_failed_install_says_what_to_do(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failed install is one line with what to do, and a log of the rest."""
    add_program(path, "broken", "echo no network\nexit 1")
    log = path / "chromium.log"

    with pytest.raises(SystemExit) as end:
        chromium.install([["broken"], ["never called"]], log)

    said = f"no Chromium, and no install of it (see {log}): {chromium.ADVICE}"
    assert said == str(end.value)
    assert "no network\n" == log.read_text(encoding="utf-8")
    assert "no Chromium found: broken\n" == capsys.readouterr().out


def test_command_prints_the_browser(path: Path) -> None:
    """The command that the gate calls names the browser that it found."""
    add_program(path, "chromium", "exit 0")

    printed = subprocess.run(
        [sys.executable, "-m", "scripts.chromium"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(path)},
        stdout=subprocess.PIPE,
        timeout=LIMIT,
        text=True,
        check=True,
    ).stdout

    assert f"Chromium: {path / 'chromium'}\n" == printed
