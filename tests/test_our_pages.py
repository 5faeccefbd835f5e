"""The project's own pages: collected as shown, and red when anything is broken."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.pages.checks import checks
from tests.pages.fences import Fence
from tests.pages.page import Page, parser
from tests.pages.rendered import difference, read
from tests.pages.rules import Rules
from tests.pages.sabotage import surviving_asserts, survivors
from tests.pages.site import find, load
from tests.pages.tables import Table, cells, sabotage
from tests.pages.tasks import outline

ROOT = Path(__file__).parents[1]
SITE = load(find(ROOT))
DOCSTRINGS = sorted((ROOT / "examples").rglob("*.py"))
WRITTEN = [*SITE.pages, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
COLLECT_SECONDS = 60


def name(path: Path) -> str:
    """The test's name for a file."""
    return path.relative_to(ROOT).as_posix()


@pytest.fixture
def rules(pytestconfig: pytest.Config) -> Rules:
    """What the project's pages are checked by; here each is read many times."""
    return pytestconfig.stash[checks].rules.scratch


def fences(path: Path, rules: Rules) -> list[Fence]:
    """The fences of a file."""
    return Page.parse(str(path), parser(rules)).fences


def test_all_that_mkdocs_builds_is_collected(built_site: Path) -> None:
    """MkDocs' pages, the built pages, and the collected pages are the same."""
    built = {path.relative_to(built_site) for path in built_site.rglob("*.html")}
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "docs"]

    listed = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=COLLECT_SECONDS,
        check=True,
    ).stdout.split("\n")

    assert {Path(each) for each in SITE.pages.values()} == built - {Path("404.html")}
    collected = {line.split("::")[0] for line in listed if "::" in line}
    assert {name(path) for path in SITE.pages} == collected


@pytest.mark.parametrize("path", SITE.pages, ids=name)
def test_every_pre_is_a_collected_block(
    path: Path, rules: Rules, built_site: Path, pytestconfig: pytest.Config
) -> None:
    """What a page shows as code is what was collected, in order; no more, no less."""
    html = (built_site / SITE.pages[path]).read_text(encoding="utf-8")
    page = Page.parse(str(path), parser(rules))
    documented = {
        fence.source.strip("\n")
        for module in (DOCSTRINGS if ":::" in page.text else ())
        for fence in fences(module, rules)
    }

    rendered = read(html)
    plain = [each.source for each in page.fences if each.formatted is None]
    extra = difference(rendered.blocks, plain)
    custom = [each.formatted() for each in page.fences if each.formatted is not None]

    assert [] == [block for block in extra if block not in documented]
    assert sorted(custom, key=html.find) == custom
    assert [] == [block for block in custom if block not in html]
    shown = Counter({"collected blocks": len(rendered.blocks)}) + rendered.made
    shown["custom fences"] = len(custom)
    pytestconfig.stash[checks].rendered += shown


@pytest.mark.parametrize("path", SITE.pages, ids=name)
def test_every_table_is_collected(path: Path, rules: Rules, built_site: Path) -> None:
    """What a page shows as a table was collected as one."""
    html = (built_site / SITE.pages[path]).read_text(encoding="utf-8")
    page = Page.parse(str(path), parser(rules))

    tables = [step for step in page.steps if isinstance(step.subject, Table)]

    assert len(tables) == read(html).tables


@pytest.mark.parametrize("path", SITE.pages, ids=name)
def test_every_task_is_collected(path: Path, rules: Rules, built_site: Path) -> None:
    """What a page shows as a question or an exercise was collected as one."""
    html = (built_site / SITE.pages[path]).read_text(encoding="utf-8")
    page = Page.parse(str(path), parser(rules))

    tasks = [outline(block) for block in page.blocks]

    assert sorted(tasks, key=str) == sorted(read(html).tasks, key=str)


@pytest.mark.parametrize("path", [*WRITTEN, *DOCSTRINGS], ids=name)
def test_every_broken_block_is_noticed(path: Path, rules: Rules) -> None:
    """Each block of each page, broken in turn, fails."""
    assert [] == [str(place) for place in survivors(path, rules)]


def test_every_cell_of_a_table_is_broken(rules: Rules) -> None:
    """Each in turn, and no other with it."""
    page = Page.parse(str(ROOT / "docs" / "servers.md"), parser(rules))
    matrix = next(s.subject for s in page.steps if isinstance(s.subject, Table))
    whole = [cells(line) for line in matrix.lines]
    rows = range(len(whole))
    expected = [(row, at) for row in rows if row != 1 for at in range(len(whole[0]))]

    broken = [[cells(line) for line in table.lines] for table in sabotage(matrix)]

    assert expected == [
        (row, at)
        for changed in broken
        for row in rows
        for at, cell in enumerate(changed[row])
        if cell != whole[row][at]
    ]


@pytest.mark.parametrize("path", [*WRITTEN, *DOCSTRINGS], ids=name)
def test_every_changed_assertion_is_noticed(path: Path, rules: Rules) -> None:
    """Each value that a page asserts, changed in turn, fails the page."""
    assert [] == [str(place) for place in surviving_asserts(path, rules)]
