"""Scratch sites for the tests of the page checker."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest

from tests.pages import refresh
from tests.pages.failure import Failure
from tests.pages.fences import Fence
from tests.pages.limits import Limits
from tests.pages.page import Page, Skipped, parser
from tests.pages.rules import Rules
from tests.pages.site import Site, load
from tests.pages.tables import Table

ROOT = Path(__file__).parents[2]
BLOCK_SECONDS = 5.0
RUN_SECONDS = 20.0
"""The limits of a block, where a test is about something else."""
PROCESS_SECONDS = 30.0
"""The most that a run of pytest in a process of its own may take."""


def _extensions() -> str:
    """The Markdown extensions of the project's own site."""
    text = (ROOT / "mkdocs.yml").read_text()
    found = re.search(r"^markdown_extensions:\n(?:[ \n].*\n|\n)*", text, re.M)
    assert found is not None
    return found[0]


CONFIG = f"site_name: Scratch\n{_extensions()}"


@dataclass(frozen=True)
class Report:
    """What a page came to.

    Attributes:
        failures: `page.md:LINE: message` of each, messages whole.
        run: How many fences were evaluated.
        tables: How many tables were evaluated.
        skipped: How many fences were left out.
    """

    failures: tuple[str, ...] = ()
    run: int = 0
    tables: int = 0
    skipped: int = 0

    @property
    def lines(self) -> list[int]:
        """The line of each failure."""
        return [int(failure.split(":")[1]) for failure in self.failures]


def good(run: int = 0, tables: int = 0, skipped: int = 0) -> Report:
    """The report of a page without failures, on which this much ran."""
    return Report((), run, tables, skipped)


def page(text: str) -> str:
    """A page written as an indented literal."""
    return dedent(text).lstrip("\n")


@cache
def _loaded(config: str) -> Site:
    """The site that a configuration describes, in a folder that is gone."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "docs").mkdir()
        path = Path(folder) / "mkdocs.yml"
        path.write_text(config)
        return load(path)


def _site(config: str, folder: Path) -> Site:
    """The same site in another folder; reading a configuration takes its time."""
    site = _loaded(config)
    moved = copy(site.config)
    moved.config_file_path = str(folder / "mkdocs.yml")
    moved.docs_dir = str(folder / "docs")
    return replace(site, config=moved)


class Scratch:
    """A site in a folder of its own, with the Markdown of the project's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.docs = folder / "docs"
        self.docs.mkdir()

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the site; a page as an indented literal."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def rules(
        self,
        config: str = CONFIG,
        limits: Limits | None = None,
        max_skips: int | None = None,
        commands: tuple[str, ...] = ("python",),
    ) -> Rules:
        """What its pages are checked by."""
        self.write("mkdocs.yml", config)
        return Rules(
            site=_site(config, self.folder),
            limits=limits or Limits(BLOCK_SECONDS, RUN_SECONDS, 2),
            panels=frozenset({"asgi", "wsgi"}),
            commands=commands,
            max_skips=max_skips,
            topics=frozenset({"messages", "threads"}),
        )

    def read(self, content: str | bytes, rules: Rules, name: str = "page.md") -> Page:
        """The page, not yet evaluated."""
        text = page(content) if isinstance(content, str) else content
        path = self.write(f"docs/{name}", text)
        return Page.parse(str(path), parser(rules))

    def check(
        self,
        content: str | bytes,
        *,
        files: Mapping[str, str] | None = None,
        config: str = CONFIG,
        max_skips: int | None = None,
        name: str = "page.md",
    ) -> Report:
        """Evaluate a page of this text."""
        for other, text in (files or {}).items():
            self.write(other, page(text))
        rules = self.rules(config=config, max_skips=max_skips)
        return self.report(self.read(content, rules, name))

    def report(self, read: Page) -> Report:
        """What a page comes to."""
        failures = tuple(self._line(failure) for failure in read.failures())
        ran = [
            step.subject
            for index, step in enumerate(read.steps)
            if not isinstance(read.settle(index), Skipped)
        ]
        return Report(
            failures,
            run=sum(isinstance(subject, Fence) for subject in ran),
            tables=sum(isinstance(subject, Table) for subject in ran),
            skipped=len(read.steps) - len(ran),
        )

    def _line(self, failure: Failure) -> str:
        path = failure.place.path
        inside = path.relative_to(self.docs) if path.is_relative_to(self.docs) else path
        return f"{inside}:{failure.place.line}: {failure.message}"

    def refreshed(self, content: str | bytes) -> str:
        """The page's text after the edits that its failures propose."""
        read = self.read(content, self.rules())
        edits = [failure.edit for failure in read.failures() if failure.edit]
        refresh.write(edits)
        return (self.docs / "page.md").read_bytes().decode()


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """A site of its own for each test."""
    return Scratch(tmp_path)


@dataclass(frozen=True)
class Run:
    """What a run of pytest in a process of its own came to."""

    status: int
    text: str

    @property
    def counts(self) -> str:
        """The last line, which counts what ran."""
        return self.text.rstrip().rpartition("\n")[2]


def start(*arguments: str, folder: Path) -> subprocess.Popen[str]:
    """Start pytest in a folder, with the checker importable.

    Other plugins, which take half of a start, have no part in what is tested.
    """
    own = {
        "COLUMNS": "200",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=folder,
        env=os.environ | own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run(*arguments: str, folder: Path) -> Run:
    """Run pytest in a folder, within the limit for a process."""
    with start(*arguments, folder=folder) as process:
        try:
            text, _ = process.communicate(timeout=PROCESS_SECONDS)
        finally:
            process.kill()
    return Run(process.returncode, text)


SETTINGS = """
[tool.pytest]
strict = true
filterwarnings = ["error"]
testpaths = ["README.md", "docs", "package"]
pages_block_seconds = 0.2
pages_exit_seconds = 0.6
pages_commands = ["python"]
pages_extra = ["README.md", "package"]
pages_max_skips = 1
pages_panels = ["asgi", "wsgi"]
pages_topics = ["messages", "threads"]
"""


def project(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A project with a site, checked by its own root conftest."""
    whole = {
        "pyproject.toml": SETTINGS,
        "conftest.py": 'pytest_plugins = ["tests.pages.plugin"]\n',
        "mkdocs.yml": CONFIG,
        **files,
    }
    for name, content in whole.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = page(content).encode() if isinstance(content, str) else content
        path.write_bytes(raw)
    return folder
