"""Sabotage: every piece of evidence is broken in turn, and each must then fail."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.pages import tables
from tests.pages.block_kinds import kind_of as block_kind
from tests.pages.blocks import Block
from tests.pages.failure import Failure, Place
from tests.pages.fences import Fence
from tests.pages.kinds import kind_of
from tests.pages.page import Page, parser
from tests.pages.read import Step
from tests.pages.rules import Rules
from tests.pages.tables import Table


def survivors(path: Path, rules: Rules) -> Iterator[Place]:
    """Break each step of a page just before it is evaluated as it is.

    Args:
        path: The page; its file stays as it is.
        rules: What it is checked by.

    Yields:
        The place of each step that passed although it was broken.
    """
    page = Page.parse(str(path), parser(rules))
    for index, step in enumerate(page.steps):
        for broken in _broken(step):
            with page.aside():
                noticed = _is_noticed(page, broken, page.steps[index + 1])
            if not noticed:
                yield page.place(step)
        page.settle(index)


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


def surviving_asserts(path: Path, rules: Rules) -> Iterator[Place]:
    """Change each asserted value of a page's Python, in a copy of the page.

    Args:
        path: The page; its file stays as it is.
        rules: What it is checked by.

    Yields:
        The block of each value that the page passes without.
    """
    page = Page.parse(str(path), parser(rules))
    for index, step in enumerate(page.steps):
        fence = step.subject
        if isinstance(fence, Fence) and kind_of(fence).name == "python":
            for source in _mutants(fence):
                copy = Page.parse(str(path), parser(rules))
                changed = copy.fences[fence.number] = fence.with_source(source)
                copy.steps[index] = replace(step, subject=changed)
                if not _fails(copy):
                    yield fence.place


def _fails(page: Page) -> bool:
    """Whether a page fails; nothing below its first failure is run."""
    try:
        outcomes = map(page.settle, range(len(page.steps)))
        return any(isinstance(outcome, Failure) for outcome in outcomes)
    finally:
        page.close()


def _mutants(fence: Fence) -> Iterator[str]:
    """The block with one asserted value changed, for each such value."""
    if fence.modules or "assert" not in fence.source:
        return
    try:
        tree = ast.parse(fence.source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            for value in _values(node.test):
                yield _changed(fence.source, value)


def _values(test: ast.expr) -> Iterator[ast.Constant]:
    """The constants that an assertion compares with."""
    if isinstance(test, ast.Compare):
        for side in (test.left, *test.comparators):
            yield from _constants(side)


def _constants(node: ast.expr) -> Iterator[ast.Constant]:
    match node:
        case ast.Constant():
            yield node
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            for part in parts:
                yield from _constants(part)
        case ast.Dict(values=parts):
            for part in parts:
                yield from _constants(part)


def _changed(source: str, value: ast.Constant) -> str:
    """The source with another constant in the place of one."""
    lines = source.split("\n")
    start = _offset(lines, value.lineno, value.col_offset)
    end = _offset(lines, value.end_lineno or 0, value.end_col_offset or 0)
    raw = source.encode()
    return (raw[:start] + _other(value.value).encode() + raw[end:]).decode()


def _offset(lines: list[str], line: int, column: int) -> int:
    return sum(len(text.encode()) + 1 for text in lines[: line - 1]) + column


def _other(value: object) -> str:
    match value:
        case bool() | None:
            return repr(not value)
        case int() | float():
            return repr(value + 1)
        case str():
            return repr(f"{value}~")
        case bytes():
            return repr(value + b"~")
    return "'sabotaged'"
