"""What was verified on each page is kept, for the page that tells of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scripts.site import kept
from scripts.site.kept import Seen
from tests.pages.blocks import Block
from tests.pages.checks import Checks, checks, counts
from tests.pages.fences import Fence
from tests.pages.page import Page
from tests.pages.tables import Table


def pytest_collection_finish(session: pytest.Session) -> None:
    """Forget what is about to run: it may fail, or never come to its end."""
    for page in _pages(session.config):
        kept.grounds()
        kept.forget(page.file)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Keep what was verified of the pages that ran whole, and were found right."""
    for page in _pages(session.config):
        if page.is_verified:
            kept.keep(page.file, page.text, seen(page))


def _pages(config: pytest.Config) -> Iterator[Page]:
    """The pages of our own site that this run evaluates."""
    found = config.stash[checks]
    if not (found.other or found.refresh or config.option.collectonly):
        yield from (page for page in found.pages if _is_kept(page, found))


def _is_kept(page: Page, found: Checks) -> bool:
    return found.root == kept.PROJECT and page.file in found.site.pages


def seen(page: Page) -> Iterator[Seen]:
    """All evidence of a page that was evaluated, in the order of the page."""
    for step, outcome in page.evaluated:
        subject = step.subject
        counted = tuple(counts(subject, outcome))
        if not isinstance(subject, Fence | Table | Block) or "skipped" in counted:
            continue
        place = subject.place
        path = place.path.relative_to(kept.PROJECT).as_posix()
        yield Seen(_what(subject), path, place.line, counted)


def _what(subject: Fence | Table | Block) -> str:
    match subject:
        case Fence():
            return subject.language
        case Table():
            return "table"
        case Block():
            return subject.name
