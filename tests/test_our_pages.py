"""The project's own pages: collected as shown, and red when anything is broken."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pages.checks import checks
from tests.pages.page import Page, parser
from tests.pages.rendered import Rendered, difference, read
from tests.pages.rules import Rules
from tests.pages.sabotage import survivors
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


@pytest.fixture(scope="module")
def rules(pytestconfig: pytest.Config) -> Rules:
    """What the project's pages are checked by; here each is read many times."""
    return pytestconfig.stash[checks].rules.scratch


def test_all_that_mkdocs_builds_is_collected(built_site: Path) -> None:
    """MkDocs' pages, the built pages, and the collected pages are the same."""
    built = {path.relative_to(built_site) for path in built_site.rglob("*.html")}
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "docs"]

    listed = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=COLLECT_SECONDS,
        check=True,
    ).stdout.split("\n")

    assert {Path(each) for each in SITE.pages.values()} == built - {Path("404.html")}
    collected = {line.split("::")[0] for line in listed if "::" in line}
    assert {name(path) for path in SITE.pages} == collected


@dataclass(frozen=True)
class Shown:
    """A page, and what of it the built site shows."""

    page: Page
    html: str
    rendered: Rendered


@pytest.fixture(scope="module", params=SITE.pages, ids=name)
def shown(request: pytest.FixtureRequest, rules: Rules, built_site: Path) -> Shown:
    """Each page, read once for all that is asked of it."""
    path = request.param
    html = (built_site / SITE.pages[path]).read_text(encoding="utf-8")
    return Shown(Page.parse(str(path), parser(rules)), html, read(html))


@pytest.fixture(scope="module")
def documented(rules: Rules) -> set[str]:
    """The blocks of the docstrings, which the reference shows."""
    modules = [Page.parse(str(path), parser(rules)) for path in DOCSTRINGS]
    return {fence.source.strip("\n") for page in modules for fence in page.fences}


def test_every_pre_is_a_collected_block(
    shown: Shown, documented: set[str], pytestconfig: pytest.Config
) -> None:
    """What a page shows as code is what was collected, in order; no more, no less."""
    page, html, rendered = shown.page, shown.html, shown.rendered
    elsewhere = documented if ":::" in page.text else set()

    plain = [each.source for each in page.fences if each.formatted is None]
    extra = difference(rendered.blocks, plain)
    custom = [each.formatted() for each in page.fences if each.formatted is not None]

    assert [] == [block for block in extra if block not in elsewhere]
    assert sorted(custom, key=html.find) == custom
    assert [] == [block for block in custom if block not in html]
    counts = Counter({"collected blocks": len(rendered.blocks)}) + rendered.made
    counts["custom fences"] = len(custom)
    pytestconfig.stash[checks].rendered += counts


def test_every_table_is_collected(shown: Shown) -> None:
    """What a page shows as a table was collected as one."""
    steps = shown.page.steps

    tables = [step for step in steps if isinstance(step.subject, Table)]

    assert len(tables) == shown.rendered.tables


def test_every_task_is_collected(shown: Shown) -> None:
    """What a page shows as a question or an exercise was collected as one."""
    expected = sorted(shown.rendered.tasks, key=str)

    tasks = [outline(block) for block in shown.page.blocks]

    assert expected == sorted(tasks, key=str)


@pytest.mark.parametrize("path", [*WRITTEN, *DOCSTRINGS], ids=name)
def test_whatever_is_broken_is_noticed(path: Path, rules: Rules) -> None:
    """Each block and each asserted value of each page, changed in turn, fails."""
    assert [] == [str(failure) for failure in survivors(path, rules)]


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
