"""What is kept is given as long as what it was made of is as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.site.reference import Reference
from scripts.sources import below, digest, kept

CHANGES: dict[str, Callable[[Path], object]] = {
    "other text": lambda root: (root / "a" / "one.py").write_text("1 + 1"),
    "another name": lambda root: (root / "a" / "one.py").rename(root / "a" / "two.py"),
    "one more": lambda root: (root / "more.toml").touch(),
    "one less": lambda root: (root / "file.toml").unlink(),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of two folders, and a file."""
    for name in ("a/one.py", "a/__pycache__/one.pyc", "b/two.py", "file.toml"):
        path = tmp_path / "root" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "root"


def given(root: Path) -> dict[str, str]:
    """What is kept of one folder and the root's files, before a thing is added."""
    of = digest(root, below(root, ["a"]))
    with kept(root.with_name("kept.json"), of) as made:
        before = dict(made)
        made["thing"] = "made"
    return before


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_kept_until_a_source_changes(
    root: Path, change: Callable[[Path], object]
) -> None:
    """What Python compiled, or stands in another folder, is no source."""
    first = given(root)
    (root / "a" / "__pycache__" / "one.pyc").write_text("compiled anew")
    (root / "b" / "two.py").write_text("other")
    second = given(root)
    change(root)
    third = given(root)

    assert [{}, {"thing": "made"}, {}] == [first, second, third]


def test_facts_count_too(root: Path) -> None:
    """Another version of something makes another thing of the same files."""
    assert digest(root, [], "1.0") != digest(root, [], "1.1")


def test_reference_reads_no_code_of_which_it_has_told(tmp_path: Path) -> None:
    """It tells what is kept: there is no code here."""
    reference = Reference(tmp_path, {"examples.gone ['a']": ["Told."]})

    assert ["Told."] == reference("examples.gone", ["a"])
