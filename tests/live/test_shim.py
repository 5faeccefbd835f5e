"""Python in a browser, with the shim, says what CPython says."""

from __future__ import annotations

import pytest

from tests.live.conftest import Printed
from tests.live.listed import listed

CASES = listed()
SAME = [name for name, reason in CASES.items() if not reason]
OTHERS = [name for name, reason in CASES.items() if reason]
COUNT = 128


def test_every_case_is_run(printed: tuple[Printed, Printed]) -> None:
    """No case is lost on the way: comparing nothing would pass."""
    cpython, pyodide = printed

    assert COUNT == len(CASES)
    assert [*CASES] == [*cpython] == [*pyodide]


@pytest.mark.parametrize("name", CASES)
def test_a_case_runs_in_cpython(name: str, printed: tuple[Printed, Printed]) -> None:
    """Each case prints something, and raises nothing."""
    cpython, _ = printed

    assert cpython[name].strip()
    assert "Traceback (most recent call last)" not in cpython[name]


@pytest.mark.parametrize("name", SAME)
def test_both_print_the_same(name: str, printed: tuple[Printed, Printed]) -> None:
    """Both print the same text, byte for byte."""
    cpython, pyodide = printed

    assert cpython[name] == pyodide[name]


@pytest.mark.parametrize("name", OTHERS)
def test_a_declared_difference_is_there(
    name: str, printed: tuple[Printed, Printed]
) -> None:
    """A difference that occurs no more is not declared any more."""
    cpython, pyodide = printed

    assert cpython[name] != pyodide[name], f"{name}: take its `differs` away"
