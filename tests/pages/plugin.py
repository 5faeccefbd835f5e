"""The pytest plugin: which files are pages, and what a run of them reports."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pluggy
import pytest
from _pytest._code.code import ReprFileLocation, TerminalRepr
from _pytest._io import TerminalWriter
from _pytest.logging import caplog_records_key
from _pytest.runner import call_and_report
from sybil.integration.pytest import SybilFile, SybilItem

from tests.pages.checks import (
    Checks,
    checks,
    counts,
    left_out,
    refreshed,
    site_summary,
    summary,
)
from tests.pages.failure import Failure, described, shown
from tests.pages.page import Page, Skipped
from tests.pages.refresh import write


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--mkdocs`, `--refresh`, and the settings that pyproject.toml states."""
    group = parser.getgroup("pages")
    group.addoption("--mkdocs", metavar="FILE", help="check the pages of another site")
    group.addoption(
        "--refresh", action="store_true", help="rewrite outputs that are stale"
    )
    for name, kind, default, what in (
        ("block_seconds", "float", 10.0, "seconds until a block is stopped"),
        ("exit_seconds", "float", 20.0, "seconds until a stuck block ends the run"),
        ("commands", "args", [], "programs that console blocks may run"),
        ("extra", "args", [], "files and folders checked besides the pages"),
        ("max_skips", "int", 0, "how many blocks the pages may skip"),
        ("panels", "args", [], "blocks with a namespace of their own"),
        ("topics", "args", [], "what questions and exercises may be about"),
    ):
        parser.addini(f"pages_{name}", what, type=kind, default=default)  # type: ignore[arg-type]


def pytest_configure(config: pytest.Config) -> None:
    """Set the checks up; the pages alone are tested for another site or a refresh."""
    found = config.stash[checks] = Checks(config)
    if found.other:
        config.args = [str(found.site.docs)]
    elif found.refresh and config.args_source is config.ArgsSource.TESTPATHS:
        pages = (found.site.docs, *found.extras)
        config.args = [str(path) for path in pages if path.exists()]


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Name what of another site doesn't take part."""
    found = config.stash[checks]
    return left_out(found)


@pytest.hookimpl(tryfirst=True)
def pytest_collect_directory(
    path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """The pages of another site: those alone, and none of its tests."""
    found = parent.config.stash[checks]
    if not found.other:
        return None
    if path == found.site.docs:
        return OtherSite.from_parent(parent, path=path)
    return FolderOnTheWay.from_parent(parent, path=path)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was collected stays: the garbage collector need not look at it again."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """MkDocs builds pages in folders such as `build`, which pytest would pass over."""
    found = config.stash[checks]
    if found.other or not collection_path.is_relative_to(found.site.docs):
        return None
    return False


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """A page of this project's own site."""
    found = parent.config.stash[checks]
    if found.other or not found.is_checked(file_path):
        return None
    return PageFile.of(file_path, parent)


class OtherSite(pytest.File):
    """The pages that MkDocs would build, wherever in its folder they are."""

    def collect(self) -> Iterable[pytest.Collector]:
        """Yield a collector for each page."""
        for page in self.config.stash[checks].site.pages:
            yield PageFile.of(page, self)


class FolderOnTheWay(pytest.File):
    """A folder above another site's pages; nothing in it is looked at."""

    def collect(self) -> Iterable[pytest.Collector]:
        """Yield the next folder on the way."""
        docs = self.config.stash[checks].site.docs
        below = docs.relative_to(self.path).parts[0]
        hook = self.session.gethookproxy(self.path)
        yield hook.pytest_collect_directory(path=self.path / below, parent=self)


class PageFile(SybilFile):
    """A page."""

    @classmethod
    def of(cls, path: Path, parent: pytest.Collector) -> PageFile:
        """The collector of one page."""
        sybil = parent.config.stash[checks].sybil
        return cls.from_parent(parent, path=path, sybils=[sybil])

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each piece of evidence."""
        found = self.config.stash[checks]
        page = found.sybil.parse(self.path)
        assert isinstance(page, Page)
        self.documents.append(page)
        found.pages.append(page)
        for index, example in enumerate(page.examples()):
            yield Evidence.from_parent(
                self, sybil=found.sybil, example=example, index=index
            )


class Evidence(SybilItem):
    """One piece of evidence."""

    def __init__(self, parent: PageFile, *, index: int, **kwargs: Any) -> None:
        super().__init__(parent, **kwargs)
        self.index = index
        # What pytest's logging would set in the phase that is left out.
        self.stash[caplog_records_key] = {}

    @property
    def ihook(self) -> pluggy.HookRelay:
        """Every hook: pages, another site's too, are judged by this project's."""
        return self.config.hook

    def request_fixtures(self, names: object) -> None:
        """Pages have no fixtures: a reader has none."""

    def runtest(self) -> None:
        """Evaluate it, after all that stands above it."""
        found = self.config.stash[checks]
        page = self.example.document
        assert isinstance(page, Page)
        outcome = page.settle(self.index)
        found.seen.update(counts(page.steps[self.index].subject, outcome))
        if isinstance(outcome, Skipped):
            pytest.skip(outcome.reason)
        if isinstance(outcome, Failure):
            if found.refresh and outcome.edit:
                found.edits.append(outcome.edit)
            else:
                raise outcome

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands."""
        return self.path, self.example.line - 1, f"line {self.example.line}"

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None
    ) -> str | TerminalRepr:
        """A failure is its own words, whoever raised it."""
        failure = excinfo.value
        if not isinstance(failure, Failure):
            page = self.example.document
            assert isinstance(page, Page)
            place = page.place(page.steps[self.index])
            failure = Failure(place, described(failure))
        return Report(failure)

    def _traceback_filter(self, excinfo: Any) -> Any:
        return excinfo.traceback


class Report(TerminalRepr):
    """A failure as the terminal shows it."""

    def __init__(self, failure: Failure) -> None:
        place = failure.place
        self.text = str(failure)
        self.reprcrash = ReprFileLocation(
            shown(place.path), place.line, failure.message.split("\n")[0]
        )

    def toterminal(self, tw: TerminalWriter) -> None:
        """Write it."""
        tw.line(self.text)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> bool | None:
    """Evidence has nothing to set up or tear down: one phase, at half the cost.

    What comes next may be no block, and the hard end is for blocks alone.
    """
    if not isinstance(item, Evidence):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    call_and_report(item, "call")
    item.session._setupstate.teardown_exact(nextitem)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    if not isinstance(nextitem, Evidence):
        item.config.stash[checks].limits.rest()
    return True


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """Pytest's own plugin has taken the hard end away by now; set it again."""
    node.config.stash[checks].limits.rest()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write what `--refresh` found, and close pages that a stop left open."""
    found = session.config.stash[checks]
    for page in found.pages:
        page.close()
    found.changed = write(found.edits)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End with the counts: nothing collected must be seen to be nothing."""
    found = config.stash[checks]
    os.close(found.limits.stderr)
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is None or not (found.pages or found.other):
        return
    if found.refresh:
        for line in found.changed:
            terminal.write_line(line, **_markup(line))
        terminal.write_line(refreshed(found))
    for line in left_out(found):
        terminal.write_line(line)
    if found.rendered:
        terminal.write_line(f"site: {site_summary(found.rendered)}")
    terminal.write_line(summary(found))


def _markup(line: str) -> dict[str, bool]:
    """The colours of a line of a diff; a terminal alone shows them."""
    if line.startswith(("---", "+++")):
        return {"bold": True}
    return {{"-": "red", "+": "green", "@": "cyan"}.get(line[:1], "white"): True}
