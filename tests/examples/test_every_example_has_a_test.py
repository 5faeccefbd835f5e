"""What every example has to be: small, tested, and named by its docstring."""

import ast
import re
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
SUPPORT = {"conversation", "measured", "servers"}
LINES = 40
COLUMNS = 64


def examples() -> list[Path]:
    """Every example: all modules of `examples`, support code aside."""
    return [
        path
        for path in sorted((ROOT / "examples").glob("*/**/*.py"))
        if path.name != "__init__.py"
        and path.relative_to(ROOT / "examples").parts[0] not in SUPPORT
    ]


def wrong(example: Path, what: str, line: int = 1) -> NoReturn:
    """Fail by one line that says where, what, and what to do."""
    pytest.fail(f"{example.relative_to(ROOT)}:{line}: {what}", pytrace=False)


every_example = pytest.mark.parametrize(
    "example", examples(), ids=lambda path: path.relative_to(ROOT).as_posix()
)


def test_there_are_examples() -> None:
    """The checks below have something to check."""
    topics = {path.parent.name for path in examples()}

    assert topics >= {"django_project", "hello", "slow"}


@every_example
def test_has_a_test(example: Path) -> None:
    """The test lies at the same place below `tests`."""
    place = example.relative_to(ROOT)
    test = ROOT / "tests" / place.with_name(f"test_{place.name}")

    if not test.is_file():
        wrong(example, f"no test; write {test.relative_to(ROOT)}")


@every_example
def test_is_shown(example: Path) -> None:
    """Some page shows it by a snippet."""
    place = example.relative_to(ROOT).as_posix()
    pages = (ROOT / "docs").rglob("*.md")
    snippet = re.compile(rf'^-+8<-+ "{re.escape(place)}(?::\w+)?"$', re.M)

    if not any(snippet.search(page.read_text(encoding="utf-8")) for page in pages):
        wrong(example, f'no page shows it; show it by a block of --8<-- "{place}"')


@every_example
def test_is_small(example: Path) -> None:
    """It fits a page: few lines, and none too wide to stand beside its twin."""
    lines = example.read_text(encoding="utf-8").splitlines()
    wide = [number for number, line in enumerate(lines, 1) if len(line) > COLUMNS]

    if len(lines) > LINES:
        wrong(example, f"more than {LINES} lines; split it", LINES + 1)
    if wide:
        wrong(example, f"wider than {COLUMNS} columns; break the line", wide[0])


@every_example
def test_says_what_it_shows(example: Path) -> None:
    """Its docstring is one sentence on one line."""
    docstring = ast.get_docstring(ast.parse(example.read_text(encoding="utf-8")))

    if not docstring:
        wrong(example, "no docstring; say what the example shows")
    elif "\n" in docstring:
        wrong(example, "a docstring of more than one line; say it in one")
    elif not docstring.endswith("."):
        wrong(example, "a docstring without a full stop; write a sentence")
