"""What is installed may be used, and shipped, by a project under MIT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from tests.setup.test_lock import npm, pins

ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC"),
    *("MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0", "TCL", "Zlib", "ZPL-2.1"),
}
"""Licences, by their SPDX names, that ask no more than to be named."""

TOOLS = {
    "pyuwsgi": "GPL-2.0; a server that tests start in a process of its own",
}
"""Packages under another licence, that nothing imports and nothing ships."""

NAMES = {
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Zope Public License": "ZPL-2.1",
}
"""What packages without an SPDX expression say, and what it means."""


def licences(package: str) -> set[str]:
    """The licences that a package's metadata names, or its licence file.

    Args:
        package: Its name.

    Returns:
        Their SPDX names; of a choice, those that are allowed, if any is.

    Raises:
        PackageNotFoundError: It is not for this machine, and so not installed.
    """
    found = distribution(package)
    about: Message = found.metadata  # type: ignore[assignment]
    if expression := about.get("License-Expression"):
        return of_expression(expression)
    named = [
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier", [])
        if each.startswith("License :: ")
    ]
    said = named or [about.get("License", "")]
    if said == [""]:
        said = [line.strip() for line in _file(package)][:1]
    return {NAMES.get(each, each) for each in said}


def _file(package: str) -> Iterator[str]:
    for path in distribution(package).files or ():
        if re.fullmatch(r"LICEN[CS]E(\..*)?", path.name):
            yield from path.read_text(encoding="utf-8").splitlines()


def of_expression(expression: str) -> set[str]:
    """The licences of an SPDX expression without brackets."""
    parts = [set(part.split(" AND ")) for part in expression.split(" OR ")]
    return min(parts, key=lambda part: len(part - ALLOWED))


def installed() -> Iterator[tuple[str, set[str]]]:
    """Each package of the lock that is for this machine, and its licences."""
    for name in pins():
        try:
            yield name, licences(name)
        except PackageNotFoundError:
            continue


def test_each_package_has_a_licence_that_fits() -> None:
    """Of Python's packages; one that doesn't fit is a tool, and says how it is used."""
    unfit = {name: named - ALLOWED for name, named in installed()}

    assert TOOLS.keys() == {name for name, others in unfit.items() if others}, unfit


def test_each_package_of_npm_has_a_licence_that_fits() -> None:
    """Of the lock's packages, for whichever machine."""
    packages = npm("package-lock.json")["packages"]

    assert {} == {
        name: about.get("license")
        for name, about in packages.items()
        if not of_expression(about.get("license", "none")) <= ALLOWED
    }


@pytest.mark.parametrize(
    ("expression", "fits"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("MIT AND PSF-2.0", True),
    ],
)
def test_a_choice_fits_if_one_does(expression: str, fits: bool) -> None:
    """Of those joined by OR one is enough; of those joined by AND none may miss."""
    assert fits == (of_expression(expression) <= ALLOWED)
