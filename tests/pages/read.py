"""From a page's text to its evidence, in the order that a reader meets it."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from sybil import Document, Region

from tests.pages import anchors, block_kinds, block_tree, tables
from tests.pages.blocks import Block
from tests.pages.commonmark import second_opinion
from tests.pages.failure import Failure, Place, described
from tests.pages.fences import Fence, Lexed, lex
from tests.pages.rules import Rules
from tests.pages.source import (
    Source,
    expand,
    front_matter_problem,
    without_front_matter,
)
from tests.pages.tables import Table

SKIP = re.compile(r"^[> ]*<!-+\s*skip\b:?\s*(?P<reason>.*?)\s*-+>\s*$")
STOCK = re.compile(r"^(?:next|start|end)\b(?:\s*if\(.*\))?[\s,:]*")
"""Sybil's own words for skips; only the reason counts here."""


@dataclass(frozen=True)
class Step:
    """One thing to evaluate.

    Attributes:
        subject: The fence or table; the block, at its end; a failure that reading
            found; or None, for what can be judged only at the end of the page.
        page_line: The line of the page that shows it.
        skip: The reason for leaving it out, if there is one.
    """

    subject: Fence | Table | Block | Failure | None
    page_line: int
    skip: str | None = None


def steps(text: str, path: Path, rules: Rules) -> list[Step]:
    """The evidence of a page, or of the docstrings of a Python file."""
    try:
        parts = list(docstrings(text)) if path.suffix == ".py" else [(text, 1, "")]
    except SyntaxError as error:
        line = error.lineno or 1
        return [Step(Failure(Place(path, line), described(error)), line)]
    found: list[Step] = []
    for part, first, indent in parts:
        count = sum(isinstance(step.subject, Fence) for step in found)
        found += _part(part, first, path, rules, count, indent)
    found.sort(key=lambda step: step.page_line)
    return [*found, Step(None, text.count("\n") + 1)]


def _part(
    text: str, first: int, path: Path, rules: Rules, count: int, indent: str
) -> Iterator[Step]:
    """The evidence of consecutive lines; their fences are numbered from `count`.

    In the file, `indent` stands before each line.
    """
    if path.suffix != ".py" and (unread := front_matter_problem(text, path)):
        yield Step(unread, unread.place.line)
    text = without_front_matter(text)
    source = expand(text.split("\n"), path, first, rules.site.markdown)
    lexed = lex(source, rules.site.markdown, path, rules.panels)
    doubts = {}
    if path.suffix != ".py":
        opinion = second_opinion(text, first, lexed.fences)
        doubts = {fence.start: doubt for fence, doubt in opinion}
    shown = None if rules.site.has_superfences else plain_fences(source.texts)
    skips, unusable = _skips(lexed, source, rules)
    numbered = []
    for number, fence in enumerate(lexed.fences, count):
        problem = fence.problem or doubts.get(fence.start)
        if shown is not None and fence.start not in shown:
            problem = fence.failure(
                "the site shows this otherwise: move it to the left margin, drop its "
                "options, or add pymdownx.superfences to its extensions"
            )
        prefix = indent + fence.prefix
        fence = replace(fence, number=number, problem=problem, prefix=prefix)
        numbered.append(fence)
        yield Step(numbered[-1], fence.page_line, skips.get(fence.start))
    within = {place for fence in lexed.fences for place in fence.places}
    missing = [each for each in source.failures if each.place not in within]
    for failure in [*lexed.failures, *missing, *unusable]:
        yield Step(failure, _page_line(failure.place, source))
    for found in tables.find(lexed, source, path, rules.panels):
        if isinstance(found, Table):
            yield Step(found, found.page_line)
        else:
            yield Step(found, _page_line(found.place, source))
    if rules.topics is not None:
        yield from _blocks(lexed, numbered, source, rules)


def _blocks(
    lexed: Lexed, fences: list[Fence], source: Source, rules: Rules
) -> Iterator[Step]:
    """The blocks that are checked at their end."""
    found = list(block_tree.find(lexed.outside, fences, source, block_kinds.names()))
    if found:
        headings = anchors.of_headings(lexed.outside, rules.site.markdown)
    for block in found:
        problem = block.problem or anchors.problem(block, headings, rules.ids)
        yield Step(replace(block, problem=problem), block.page_line)


def plain_fences(texts: list[str]) -> set[int]:
    """The first lines of what Python-Markdown's own `fenced_code` finds."""
    text = "\n".join(texts)
    found: set[int] = set()
    at = 0
    while match := FencedBlockPreprocessor.FENCED_BLOCK_RE.search(text, at):
        found.add(text.count("\n", 0, match.start()))
        at = match.end()
    return found


def _page_line(place: Place, source: Source) -> int:
    return source.page_lines[source.places.index(place)]


def _skips(
    lexed: Lexed, source: Source, rules: Rules
) -> tuple[dict[int, str], list[Failure]]:
    """The reason for each skipped fence, by its first line; unusable comments."""
    starts = {fence.start for fence in lexed.fences}
    skips: dict[int, str] = {}
    unusable: list[Failure] = []
    for index, text in lexed.outside:
        match = SKIP.match(text) if "skip" in text else None
        if match is None:
            continue
        reason = STOCK.sub("", match["reason"]).strip("\"'() ")
        problem = _unusable(reason, _below(index, source) in starts, rules)
        if problem:
            unusable.append(Failure(source.places[index], problem))
        else:
            skips[_below(index, source)] = reason
            rules.skipped.append(source.places[index])
    return skips, unusable


def _below(index: int, source: Source) -> int:
    """The next line that isn't empty."""
    below = index + 1
    while below < len(source.texts) and not source.texts[below].strip("> "):
        below += 1
    return below


def _unusable(reason: str, above_fence: bool, rules: Rules) -> str | None:
    if not reason:
        return "a skip gives its reason: <!-- skip: reason -->"
    if not above_fence:
        return "this skip stands above no block; move or drop it"
    if rules.max_skips is not None and len(rules.skipped) >= rules.max_skips:
        cap = rules.max_skips
        return f"more skips than {cap}, the cap `pages_max_skips` in pyproject.toml"
    return None


def docstrings(text: str) -> Iterator[tuple[str, int, str]]:
    """The docstrings of Python source, dedented, with first lines and indents."""
    kinds = (ast.AsyncFunctionDef, ast.ClassDef, ast.FunctionDef, ast.Module)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, kinds) and ast.get_docstring(node, clean=False):
            docstring = node.body[0]
            lines = text.split("\n")[docstring.lineno - 1 : docstring.end_lineno]
            indent = " " * docstring.col_offset
            yield _undressed("\n".join(lines)), docstring.lineno, indent


def _undressed(literal: str) -> str:
    """A docstring's own lines, as many as in the source, without its quotes."""
    body = re.sub(r"^\s*[rR]?(\"\"\"|'''|\"|')", "", literal)
    body = re.sub(r"(\"\"\"|'''|\"|')[^\"']*$", "", body)
    first, newline, rest = body.partition("\n")
    return first + newline + inspect.cleandoc(f"x\n{rest}").removeprefix("x\n")


def regions(found: Iterable[Step], document: Document) -> Iterator[Region]:
    """The steps as Sybil's regions.

    What a snippet outside a fence shows has no extent in the page; regions of
    no length, one character apart, keep the order of such steps.
    """
    ends = list(accumulate(len(line) + 1 for line in document.text.split("\n")))
    starts = [0, *ends]
    used: Counter[int] = Counter()
    for step in found:
        start = starts[step.page_line - 1] + used[step.page_line]
        used[step.page_line] += 1
        end = start
        if isinstance(step.subject, Fence | Table):
            last = step.subject.places[-1]
            if str(last.path) == document.path:
                end = ends[last.line - 1] - 1
        if step.subject is None:
            start = end = len(document.text)
        yield Region(start, end, parsed=step)
