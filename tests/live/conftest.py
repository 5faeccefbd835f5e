"""What each case printed, in CPython and in a browser's Python."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.live import node

Printed = dict[str, str]


@pytest.fixture(scope="session")
def printed() -> tuple[Printed, Printed]:
    """By the names of the cases: what CPython printed, and what Pyodide did."""
    with ThreadPoolExecutor(1) as pool:
        pyodide = pool.submit(node.run, "from tests.live.play import play; play()")
        cpython = _in_cpython()
        return json.loads(cpython), json.loads(pyodide.result())


def _in_cpython() -> str:
    command = [sys.executable, "-W", "ignore", "-m", "tests.live.play"]
    return node.printed(command)
