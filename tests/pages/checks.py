"""The site that a run checks, and what the run has seen of it so far."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from mkdocs.utils import is_markdown_file
from sybil import Sybil

from tests.pages.blocks import Block
from tests.pages.failure import Edit
from tests.pages.fences import Fence
from tests.pages.http import is_response
from tests.pages.limits import Limits
from tests.pages.page import Page, Skipped, parser
from tests.pages.rendered import SORTS
from tests.pages.rules import Rules
from tests.pages.site import Site, find, load
from tests.pages.tables import Table


class Checks:
    """The site that this run checks, and what it has seen so far."""

    def __init__(self, config: pytest.Config) -> None:
        self.other = config.getoption("mkdocs")
        self.refresh = bool(config.getoption("refresh"))
        self.root = config.rootpath
        self.settings = config
        self.limits = Limits(
            config.getini("pages_block_seconds"),
            config.getini("pages_exit_seconds"),
            os.dup(2),
        )
        self.pages: list[Page] = []
        self.edits: list[Edit] = []
        self.changed: list[str] = []
        self.seen: Counter[str] = Counter()
        self.rendered: Counter[str] = Counter()

    @cached_property
    def site(self) -> Site:
        """The site, read when it is first asked for.

        Raises:
            pytest.UsageError: It can't be read.
        """
        try:
            return load(Path(self.other) if self.other else find(self.root))
        except ValueError as error:
            raise pytest.UsageError(str(error)) from None

    @property
    def rules(self) -> Rules:
        """What its pages are checked by; the cap on skips and the topics are ours."""
        ini = self.settings.getini
        return Rules(
            site=self.site,
            limits=self.limits,
            panels=frozenset(ini("pages_panels")),
            commands=tuple(ini("pages_commands")),
            max_skips=None if self.other else ini("pages_max_skips"),
            topics=None if self.other else frozenset(ini("pages_topics")),
        )

    @cached_property
    def sybil(self) -> Sybil:
        """Sybil with the site's own lexer."""
        types = {None: Page, ".py": Page}
        return Sybil([parser(self.rules)], pattern="*", document_types=types)

    @property
    def extras(self) -> list[Path]:
        """What is checked besides the pages."""
        return [self.root / name for name in self.settings.getini("pages_extra")]

    def is_checked(self, path: Path) -> bool:
        """Whether a file of this project is a page of ours, or an extra one."""
        if path in self.site.pages:
            return True
        if path.suffix != ".py" and not is_markdown_file(path.name):
            return False
        return any(path.is_relative_to(extra) for extra in self.extras)


checks = pytest.StashKey[Checks]()
"""Where a run keeps its own."""


def left_out(found: Checks) -> list[str]:
    """What another site uses, and its pages are checked without."""
    if not found.other:
        return []
    site = found.site
    lines = [f"pages: not installed, so left out: {name}" for name in site.missing]
    not_run = ", ".join(site.not_run)
    return [*lines, f"pages: not run: {not_run}"] if not_run else lines


def counts(subject: object, outcome: object) -> Iterator[str]:
    """What a step of a page counts as."""
    if isinstance(subject, Table):
        yield "tables"
    if isinstance(subject, Block):
        yield f"{subject.name}s"
    if isinstance(subject, Fence):
        yield "blocks"
        if isinstance(outcome, Skipped):
            yield "skipped"
        else:
            yield "run"
            if subject.language == "text" or is_response(subject):
                yield "outputs"


def site_summary(shown: Counter[str]) -> str:
    """How many `<pre>` of each sort the built site has, and custom fences."""
    sorts = ["collected blocks", *SORTS.values(), "custom fences"]
    total = shown.total() - shown["custom fences"]
    return f"{total} <pre>: " + ", ".join(f"{shown[sort]} {sort}" for sort in sorts)


def refreshed(found: Checks) -> str:
    """What a refresh came to."""
    if found.edits:
        return "refresh: rewritten as shown above; commit it, or mend the code"
    return "refresh: nothing was stale, so nothing changed"


def summary(found: Checks) -> str:
    """The line of counts."""
    seen = found.seen
    return (
        f"pages: {len(found.pages)} pages, {seen['blocks']} blocks collected, "
        f"{seen['run']} run, {seen['skipped']} skipped with reason, "
        f"{seen['tables']} tables, {seen['outputs']} outputs, "
        f"{seen['questions']} questions, {seen['exercises']} exercises"
    )
