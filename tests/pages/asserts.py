"""Changed assertions: each value that a page asserts is changed in turn."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from tests.pages.failure import Failure
from tests.pages.fences import Fence
from tests.pages.kinds import kind_of
from tests.pages.page import Page
from tests.pages.read import Step


def changes(step: Step) -> Iterator[Fence]:
    """A block of Python with one asserted value changed, for each such value."""
    fence = step.subject
    if isinstance(fence, Fence) and kind_of(fence).name == "python":
        for source in _mutants(fence):
            yield fence.with_source(source)


def fails(page: Page, index: int, changed: Fence) -> bool:
    """Whether a changed block fails, or what stands below; the rest isn't run.

    An exercise's check is asked by the answers below it.
    """
    first = replace(page.steps[index], subject=changed)
    fence, page.fences[changed.number] = page.fences[changed.number], changed
    try:
        with page.aside():
            outcomes = map(page.outcome, [first, *page.steps[index + 1 :]])
            return any(isinstance(outcome, Failure) for outcome in outcomes)
    finally:
        page.fences[changed.number] = fence


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
