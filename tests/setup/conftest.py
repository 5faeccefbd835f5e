"""Fixtures of the set-up's tests."""

from pathlib import Path

import pytest

from tests.setup.standins import Machine, new_machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A checkout in a folder with a space, and a PATH without any Python."""
    return new_machine(tmp_path)
