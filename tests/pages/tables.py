"""Tables: what an expression gives in the page's namespace, or what a source says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.pages import python
from tests.pages.containers import Container, containers
from tests.pages.failure import Edit, Failure, Place, compared, described
from tests.pages.fences import Fence, Lexed
from tests.pages.source import Source

if TYPE_CHECKING:
    from tests.pages.page import Page

EVIDENCE = re.compile(r"^[> ]*<!-- *(?P<kind>shows|stated)\b:? *(?P<what>.*?) *-->\s*$")
DELIMITER = re.compile(r"^(?=.*[-:])[|:\- ]+$")
"""As Python-Markdown has it, which is less strict than others."""
PREFIX = re.compile(r"^[> ]*")

_PART = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|.", re.S)
"""A piece of a cell: an escaped character, a code span, or any character."""

Rows = list[list[str]]


@dataclass(frozen=True)
class Table:
    """A table of the page, from its evidence or header to its last row."""

    evidence: re.Match[str] | None
    evidence_place: Place
    lines: tuple[str, ...]
    places: tuple[Place, ...]
    container: Container
    page_line: int
    path: Path
    problem: str | None = None

    @property
    def place(self) -> Place:
        """Where its header stands."""
        return self.places[0]

    @property
    def is_shown(self) -> bool:
        """Whether an expression gives it, rather than a source."""
        return self.evidence is not None and self.evidence["kind"] == "shows"


def find(
    lexed: Lexed, source: Source, path: Path, panels: frozenset[str]
) -> Iterator[Table | Failure]:
    """The tables of a source, and evidence that no table follows."""
    outside = dict(lexed.outside)
    taken: set[int] = set()
    spans: dict[int, int] = {}
    for index, text in lexed.outside:
        if index in taken or "|" not in text:
            continue
        above = outside.get(index - 1, "")
        if not _is_table(above, text):
            continue
        last = index
        while _goes_on(outside.get(last + 1, "")):
            last += 1
        spans[index - 1] = last
        taken.update(range(index - 1, last + 1))
    around = containers(lexed.outside, {n: outside[n] for n in spans}, panels)
    for first, last in spans.items():
        taken.add(_evidence(outside, first))
        yield _table(outside, source, first, last, around[first], path)
    for index, text in lexed.outside:
        if "<!--" in text and index not in taken and EVIDENCE.match(text):
            message = "no table follows this comment; move or drop it"
            yield Failure(source.places[index], message)


def _is_table(header: str, delimiter: str) -> bool:
    body = PREFIX.sub("", delimiter)
    return "|" in header and bool(DELIMITER.match(body))


def _goes_on(text: str) -> bool:
    """Whether a line below a row is one too: any is, with bars or without."""
    text = text.strip("> ")
    return bool(text) and not text.startswith("///")


def _evidence(outside: dict[int, str], first: int) -> int:
    """The index of the line that may hold the evidence of a table."""
    above = first - 1
    while above >= 0 and not outside.get(above, "-").strip("> "):
        above -= 1
    return above


def _table(
    outside: dict[int, str],
    source: Source,
    first: int,
    last: int,
    container: Container,
    path: Path,
) -> Table:
    above = _evidence(outside, first)
    evidence = EVIDENCE.match(outside.get(above, ""))
    start = above if evidence else first
    before = outside.get(first - 1, "").strip("> ")
    glued = bool(before) and not before.startswith(("<!--", "///"))
    problem = "text stands right above this table; leave a blank line"
    return Table(
        evidence=evidence,
        evidence_place=source.places[start],
        lines=tuple(outside[index] for index in range(first, last + 1)),
        places=tuple(source.places[first : last + 1]),
        container=container,
        page_line=source.page_lines[start],
        path=path,
        problem=problem if glued else None,
    )


def evaluate(page: Page, table: Table) -> None:
    """Compare a table with its evidence.

    Raises:
        Failure: It has none, or says something else.
    """
    if table.problem:
        raise Failure(table.place, table.problem)
    if table.evidence is None:
        raise Failure(
            table.place,
            "nothing proves this table; write above it <!-- shows: expression --> "
            "or <!-- stated: source -->",
        )
    what = table.evidence["what"]
    if not what:
        needed = "an expression" if table.evidence["kind"] == "shows" else "a source"
        raise Failure(table.evidence_place, f"the comment needs {needed}")
    if table.evidence["kind"] == "stated":
        return
    given = _given(page, table, what)
    expected, actual = [cells(PREFIX.sub("", line)) for line in table.lines], given
    del expected[1]
    for row in expected:
        # Markdown fills a short row up.
        row += [""] * (len(expected[0]) - len(row))
    if expected != actual:
        prefix = PREFIX.match(table.lines[0])
        lines = [f"{prefix[0] if prefix else ''}{row}" for row in written(actual)]
        edit = None
        if all(place.path == table.place.path for place in table.places):
            first, end = table.place.line, table.places[-1].line
            edit = Edit(table.place.path, first, end, tuple(lines))
        difference = compared(_plain(expected), _plain(actual))
        raise Failure(table.place, f"`{what}` gives another table\n{difference}", edit)


def _given(page: Page, table: Table, expression: str) -> Rows:
    """The rows that the expression gives, the header first."""
    result = _value(page, table, expression)
    try:
        rows = _rows(result)
    except Exception as error:
        raise Failure(
            table.evidence_place,
            f"`{expression}` gives {type(result).__name__}, not a table: give its "
            f"text, or its rows with the header first ({described(error)})",
        ) from None
    if not rows or len({len(row) for row in rows}) > 1:
        problem = "rows of different lengths" if rows else "no rows"
        raise Failure(table.place, f"`{expression}` gives {problem}")
    return rows


def _rows(result: Any) -> Rows:
    if isinstance(result, str):
        lines = result.strip("\n").split("\n")
        rows = [cells(line) for line in lines]
        return rows[:1] + rows[2:] if DELIMITER.match("".join(lines[1:2])) else rows
    return [[_text(cell) for cell in row] for row in result]


def _text(cell: object) -> str:
    return " ".join(str(cell).split())


def _value(page: Page, table: Table, expression: str) -> object:
    """Evaluate the expression as a block would be, at the comment's line."""
    place = table.evidence_place
    fence = _as_fence(table, f"_shown_ = (\n{expression}\n)")
    names = vars(page.scope.module(table.container.labels))
    try:
        python.run(page, fence, fence.source, 1)
    except Failure as failure:
        message = f"`{expression}` fails: {failure.message}"
        raise Failure(place, message) from None
    return names.pop("_shown_")


def _as_fence(table: Table, source: str) -> Fence:
    place = table.evidence_place
    return Fence(
        language="python",
        values={},
        classes=(),
        source=source,
        places=(place,) * (source.count("\n") + 3),
        start=0,
        page_line=table.page_line,
        prefix="",
        container=table.container,
        above="",
        formatted=None,
        path=table.path,
    )


def cells(line: str) -> list[str]:
    """The cells of a row: split at `|`, unless escaped or within a code span."""
    text = line.strip().removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    found, current, index = [], "", 0
    while index < len(text):
        if text[index] == "|":
            found.append(current)
            current, index = "", index + 1
            continue
        span = _PART.match(text, index)
        assert span is not None
        current, index = current + span[0], span.end()
    return [cell.strip() for cell in [*found, current]]


def written(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as an aligned Markdown table, the header first."""
    widths = [max(3, *map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        f"| {' | '.join(c.ljust(w) for c, w in zip(row, widths, strict=True))} |"
        for row in rows
    ]
    rule = f"| {' | '.join('-' * width for width in widths)} |"
    return [lines[0], rule, *lines[1:]]


def _plain(rows: Rows) -> str:
    return "\n".join(" | ".join(row) for row in rows)


def sabotage(table: Table) -> Iterator[Table]:
    """The table with one more word in one cell, for each cell in turn."""
    for number, line in enumerate(table.lines):
        if number != 1:  # what stands between the header and the rows
            for changed in _changed(line):
                lines = (*table.lines[:number], changed, *table.lines[number + 1 :])
                yield replace(table, lines=lines)


def _changed(line: str) -> Iterator[str]:
    prefix = PREFIX.match(line)
    start = prefix[0] if prefix else ""
    found = cells(line.removeprefix(start))
    for index, cell in enumerate(found):
        row = [*found[:index], f"{cell} sabotaged", *found[index + 1 :]]
        yield f"{start}| {' | '.join(row)} |"
