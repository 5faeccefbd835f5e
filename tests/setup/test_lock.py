"""What is installed, and why, is written down."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.setup.standins import ROOT

PIN = re.compile(r"^([\w.-]+)==([\w.]+)(?: ; .*?)?((?: --hash=sha256:\w{64})*)$")


def requirements() -> Iterator[Requirement]:
    """All that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    for wanted in [project["project"]["dependencies"], *groups]:
        yield from (Requirement(text) for text in wanted if isinstance(text, str))


def lock_lines() -> list[str]:
    """The lock's lines, joined where they go on, without comments."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    joined = re.sub(r"\s*\\\n\s*", " ", re.sub(r"(?m)^ *#.*\n", "", text))
    return joined.splitlines()


def pins() -> dict[str, str]:
    """The version of each package in the lock."""
    found = (PIN.match(line) for line in lock_lines())
    return {match[1]: match[2] for match in found if match and match[3]}


def test_every_line_of_the_lock_is_a_pin_with_hashes() -> None:
    """No package may come without a hash, and no host is named."""
    assert len(lock_lines()) == len(pins())


def test_lock_fits_pyproject() -> None:
    """Each package that pyproject.toml asks for is pinned as it asks."""
    locked = pins()

    unfit = [
        str(wanted)
        for wanted in requirements()
        if locked.get(canonicalize_name(wanted.name), "none") not in wanted.specifier
    ]

    assert [] == unfit


def test_build_needs_nothing_that_is_not_pinned() -> None:
    """The set-up builds the project without a download of its own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    needed = project["build-system"]["requires"]

    assert {f"{name}=={version}" for name, version in pins().items()} >= {
        f"{canonicalize_name(Requirement(text).name)}{Requirement(text).specifier}"
        for text in needed
    }


def npm(name: str) -> dict[str, Any]:
    """A file of npm's at the root."""
    loaded: dict[str, Any] = json.loads((ROOT / name).read_text(encoding="utf-8"))
    return loaded


def npm_packages() -> dict[str, str]:
    """What package.json asks for, with the version of each."""
    wanted = npm("package.json")
    packages: dict[str, str] = wanted["dependencies"] | wanted["devDependencies"]
    return packages


def test_each_package_of_npm_is_pinned_with_its_integrity() -> None:
    """None may come without a hash, no host is named, and versions are exact."""
    packages = npm("package-lock.json")["packages"]
    own = packages.pop("")
    # Where to thank who made it is no address that anything is taken from.
    text = [{**each, "funding": None} for each in packages.values()]

    assert [] == [name for name, each in packages.items() if not each.get("integrity")]
    assert [] == [name for name, each in packages.items() if "resolved" in each]
    assert "://" not in str(text)
    assert npm_packages() == own["dependencies"] | own["devDependencies"]
    assert npm_packages() == {
        name: packages[f"node_modules/{name}"]["version"] for name in npm_packages()
    }


def test_each_dependency_has_its_reason() -> None:
    """CONTRIBUTING.md gives each package asked for, and no other, a row."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)
    wanted = {wanted.name for wanted in requirements()} | set(npm_packages())

    assert wanted == set(explained)
