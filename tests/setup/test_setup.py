"""How `scripts/setup` makes, keeps and heals `.venv`."""

import shutil

import pytest

from tests.setup.standins import NO_VENV, TOO_OLD, Machine

PIP = "-m pip install --disable-pip-version-check --no-input --retries 2 --timeout 10 "
VENV = "-m venv .venv"
PACKAGES = PIP + "--require-hashes --only-binary :all: -r requirements.lock"
PROJECT = PIP + "--no-deps --no-build-isolation -e ."
ALL = [VENV, PACKAGES, PROJECT]


@pytest.fixture
def ready(machine: Machine) -> Machine:
    """A machine whose set-up is done."""
    machine.add_python("python3")
    machine.make("setup")
    machine.calls()
    return machine


def test_first_call_installs_everything(machine: Machine) -> None:
    """The first call makes .venv, installs the packages, then the project."""
    machine.add_python("python3")

    result = machine.make("setup")

    assert 0 == result.status
    assert ALL == machine.calls()


def test_second_call_installs_nothing(ready: Machine) -> None:
    """A second call is silent and starts nothing."""
    result = ready.make("setup")

    assert [] == result.lines
    assert [] == ready.calls()


def test_changed_lock_makes_a_new_venv(ready: Machine) -> None:
    """With another lock nothing of the old packages stays."""
    with (ready.checkout / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")

    ready.make("setup")

    assert ALL == ready.calls()


def test_changed_pyproject_installs_the_project_alone(ready: Machine) -> None:
    """The packages follow the lock, the project follows pyproject.toml."""
    with (ready.checkout / "pyproject.toml").open("a") as project:
        project.write("# changed\n")

    ready.make("setup")

    assert [PROJECT] == ready.calls()


def test_moved_folder_heals(ready: Machine) -> None:
    """A .venv that was moved or copied with its folder is made anew."""
    moved = Machine(ready.base / "else where")
    moved.base.mkdir()
    shutil.copytree(ready.checkout, moved.checkout)
    shutil.copytree(ready.bin, moved.bin, symlinks=True)

    moved.make("setup")

    assert ALL == ready.calls()


def test_broken_venv_heals(ready: Machine) -> None:
    """A .venv whose Python is gone is made anew."""
    (ready.checkout / ".venv/bin/python").unlink()

    ready.make("setup")

    assert ALL == ready.calls()


def test_failed_install_says_so_and_is_tried_again(machine: Machine) -> None:
    """A failed install is one line that names the log, and leaves no stamp."""
    machine.add_python("python3", pip_status=1)

    failed = machine.make("setup")
    machine.calls()
    machine.add_python("python3")
    machine.make("setup")

    assert 2 == failed.status
    assert [
        "set-up: the packages could not be installed: check the network and run "
        "it again; pip's log is .venv/setup.log"
    ] == failed.lines[1:]
    assert ALL == machine.calls()


def test_newest_suitable_python_is_taken(machine: Machine) -> None:
    """A Python that is too old or has no venv module is passed over."""
    machine.add_python("python3.14", NO_VENV)
    machine.add_python("python3.13", TOO_OLD)
    machine.add_python("python3.12")
    machine.add_python("python3")

    result = machine.make("setup")

    chosen = machine.bin / "python3.12"
    said = f"set-up: installing into .venv with {chosen} (once, about a minute)"
    assert [said] == result.lines


@pytest.mark.parametrize("prelude", [None, TOO_OLD], ids=["none", "too old"])
def test_no_suitable_python_says_what_to_do(
    machine: Machine, prelude: str | None
) -> None:
    """Without a Python 3.11 or newer, one line tells how to get one."""
    if prelude:
        machine.add_python("python3", prelude)

    result = machine.make("serve")

    assert 2 == result.status
    assert [
        "set-up: no Python 3.11 or newer on PATH: as root, apt-get install "
        "python3-venv, or name one with PYTHON="
    ] == result.lines


def test_no_venv_module_names_its_package(machine: Machine) -> None:
    """Debian has the venv module in a package of its own, which is named."""
    machine.add_python("python3", NO_VENV)

    result = machine.make("test")

    assert 2 == result.status
    assert [
        "set-up: python3 has no venv module: as root, apt-get install python3-venv"
    ] == result.lines


def test_named_python_must_be_suitable(machine: Machine) -> None:
    """PYTHON= is taken at its word: no other Python is used instead."""
    machine.add_python("python3")

    result = machine.make("setup", "PYTHON=python3.10")

    assert [
        "set-up: PYTHON=python3.10 is no Python 3.11 or newer: name another, "
        "or leave it out"
    ] == result.lines


def test_own_settings_reach_packages_but_place_none(machine: Machine) -> None:
    """pip keeps the settings for its index, and loses those that misplace."""
    machine.add_python("python3")
    kept = {"PIP_INDEX_URL": "file:///index", "PIP_CERT": "/cert"}
    lost = {
        "PIP_TARGET": "/t",
        "PIP_CONSTRAINT": "/c",
        "PIP_REQUIRE_HASHES": "1",
        "PYTHONPATH": "/p",
    }

    machine.make("setup", PIP_USER="1", **kept, **lost)

    text = (machine.checkout / "pip.env").read_text(encoding="utf-8")
    seen = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    assert {**kept, "PIP_USER": "0"} == {
        name: seen[name] for name in (*kept, "PIP_USER", *lost) if name in seen
    }
