"""`make test-versions` runs the examples where pyproject.toml begins and ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from scripts import versions
from tests.setup.standins import LIMIT, ROOT
from tests.setup.test_lock import pins


def test_the_lowest_are_the_floors() -> None:
    """Each is a pin of a version that is allowed, and none is newer than the lock's."""
    allowed = [Requirement(each) for each in versions.asked("highest")]

    lowest = [Requirement(each) for each in versions.asked("lowest")]

    assert {"asgiref", "channels", "django"} == {each.name for each in lowest}
    for pin, range_ in zip(lowest, allowed, strict=True):
        (version,) = (each.version for each in pin.specifier)
        assert version in range_.specifier
        assert pins()[pin.name] in range_.specifier
        assert pins()[pin.name] in Requirement(f"x>={version}").specifier


def test_what_it_installs_comes_before_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests import what was installed, and their status is the command's."""
    monkeypatch.setattr(versions, "OVER", tmp_path)
    (tmp_path / "lowest").mkdir()
    (tmp_path / "lowest" / "django.py").write_text("STATUS = 7")
    monkeypatch.setattr(versions, "INSTALL", ("-c", ""))
    monkeypatch.setattr(versions, "SAID", "{}")
    monkeypatch.setattr(versions, "TESTS", ("-c", "import django; exit(django.STATUS)"))

    statuses = [versions.run(end) for end in versions.ENDS]

    assert [7, 1] == statuses


def test_ci_runs_both_ends() -> None:
    """In jobs apart from the gate."""
    text = (ROOT / ".github/workflows/gate.yml").read_text(encoding="utf-8")
    job = yaml.safe_load(text)["jobs"]["versions"]

    ends = {each["ends"] for each in job["strategy"]["matrix"]["include"]}

    assert set(versions.ENDS) == ends
    assert "make test-versions ENDS=${{ matrix.ends }}" == job["steps"][-1]["run"]


def test_an_end_that_is_none_is_named() -> None:
    """A word that is no end is refused, before anything is installed."""
    ended = subprocess.run(
        [sys.executable, "-m", "scripts.versions", "oldest"],
        cwd=ROOT,
        capture_output=True,
        timeout=LIMIT,
        text=True,
    )

    error = "make test-versions: ENDS=oldest is none of lowest, highest\n"
    assert (1, error) == (ended.returncode, ended.stderr)
