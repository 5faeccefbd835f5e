"""Fixtures of the set-up's tests."""

from pathlib import Path

import pytest

from tests.setup.standins import Machine, new_machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A checkout in a folder with a space, and a PATH without any Python."""
    return new_machine(tmp_path)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is on PATH, and no browser of Playwright's."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    return tmp_path
