"""Sabotage: every piece of evidence is broken in turn, and each must then fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.pages import asserts, tables
from tests.pages.block_kinds import kind_of as block_kind
from tests.pages.blocks import Block
from tests.pages.failure import Failure
from tests.pages.fences import Fence
from tests.pages.kinds import kind_of
from tests.pages.page import Page, parser
from tests.pages.read import Step
from tests.pages.rules import Rules
from tests.pages.tables import Table


def survivors(path: Path, rules: Rules) -> Iterator[Failure]:
    """Break each step of a page just before it is evaluated as it is.

    Args:
        path: The page; its file stays as it is.
        rules: What it is checked by.

    Yields:
        What the page says of each step that passes although it is broken.
    """
    page = Page.parse(str(path), parser(rules))
    for index, step in enumerate(page.steps):
        yield from _unnoticed(page, index)
        changed = [*asserts.changes(step)]
        passing = [each for each in changed if not asserts.fails(page, index, each)]
        if isinstance(page.settle(index), Failure):
            # A change has left its mark, say in a list: each on a page of its own.
            page.close()
            passing = [
                each for each in changed if not _fails_apart(path, rules, index, each)
            ]
            page = _begun(path, rules, index + 1)
        for each in passing:
            message = "this passes with another value in an `assert`"
            yield Failure(each.place, message)


def _begun(path: Path, rules: Rules, count: int) -> Page:
    """A page of which so many steps have been evaluated."""
    page = Page.parse(str(path), parser(rules))
    if count:
        page.settle(count - 1)
    return page


def _fails_apart(path: Path, rules: Rules, index: int, changed: Fence) -> bool:
    """Whether a changed block fails, or what stands below, where nothing else was."""
    page = _begun(path, rules, index)
    try:
        return asserts.fails(page, index, changed)
    finally:
        page.close()


def _unnoticed(page: Page, index: int) -> Iterator[Failure]:
    """What is noticed neither by a step that is broken nor by what stands below."""
    step = page.steps[index]
    for broken in _broken(step):
        with page.aside():
            noticed = _is_noticed(page, broken, page.steps[index + 1])
        if not noticed:
            yield Failure(page.place(step), "this passes though it is broken")


def _is_noticed(page: Page, broken: Iterable[Step], below: Step) -> bool:
    """Whether a broken step fails, or the output right below it does."""
    if any(isinstance(page.outcome(step), Failure) for step in broken):
        return True
    output = isinstance(below.subject, Fence) and kind_of(below.subject).name == "text"
    return output and isinstance(page.outcome(below), Failure)


def _broken(step: Step) -> Iterator[list[Step]]:
    """The ways to make the step wrong, each as what to evaluate in its place."""
    match step.subject:
        case Fence() as fence if step.skip is None:
            yield [replace(step, subject=kind_of(fence).sabotage(fence))]
        case Table() as table if table.is_shown:
            for changed in tables.sabotage(table):
                yield [replace(step, subject=changed)]
        case Block() as block:
            for broken in block_kind(block).sabotage(block):
                yield [replace(step, subject=subject) for subject in broken]
