"""Nothing is installed that nothing uses."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.metadata import packages_distributions

import pytest
from packaging.utils import canonicalize_name

from tests.setup.standins import ROOT
from tests.setup.test_lock import npm_packages, pins, requirements

FOLDERS = ("examples", "scripts", "tests", "docs/assets/live")
IMPORT = re.compile(r"^\s*(?:from|import) +(\w+)", re.M)
NAMED = re.compile(r"""["'](\w+)(?:[."':])""")
"""A module that a string begins with: a command's, a setting's, a plugin's."""
ELSEWHERE = {
    "Makefile": r"-m (\w+)",
    "mkdocs.yml": r"^(?:  )*(?:- |name: )(\w+)",
    "pyproject.toml": r'^build-backend = "(\w+)',
}


@cache
def used() -> frozenset[str]:
    """The modules that the project imports, runs or names in a setting."""
    found: set[str] = set()
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            found.update(IMPORT.findall(text), NAMED.findall(text))
    for name, pattern in ELSEWHERE.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        found.update(re.findall(pattern, text, re.M))
    return frozenset(found)


@cache
def modules() -> dict[str, set[str]]:
    """The modules of each package that is installed."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, packages in packages_distributions().items():
        for package in packages:
            found[canonicalize_name(package)].add(module)
    return found


def is_used(package: str) -> bool:
    """Whether a module of the package is used, or of what it holds the types of."""
    typed = package.removeprefix("types-")
    return bool(modules()[canonicalize_name(typed)] & used())


@pytest.mark.parametrize(
    "package",
    sorted(
        {
            each.name
            for each in requirements()
            if each.marker is None or each.marker.evaluate()
        }
    ),
)
def test_each_package_is_used(package: str) -> None:
    """Drop what isn't from pyproject.toml, and its row from CONTRIBUTING.md."""
    assert is_used(package)


def test_what_is_not_used_is_seen() -> None:
    """Most packages that others bring are installed, and nothing here names them."""
    asked = {canonicalize_name(each.name) for each in requirements()}
    brought = [name for name in pins() if name not in asked and modules()[name]]

    unused = [name for name in brought if not is_used(name)]

    assert len(unused) > len(brought) / 2


@pytest.mark.parametrize("package", npm_packages())
def test_each_package_of_npm_is_used(package: str) -> None:
    """Some script of ours imports it, or reads its files."""
    scripts = [
        path.read_text(encoding="utf-8")
        for suffix in ("mjs", "js", "py")
        for path in (ROOT / "scripts").rglob(f"*.{suffix}")
    ]

    assert any(re.search(rf"""["'/]{re.escape(package)}["'/]""", t) for t in scripts)
