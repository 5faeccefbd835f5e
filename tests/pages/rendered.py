"""Rendered equality: what the built site shows as code is what was collected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import html5lib

from tests.pages.block_kinds import names
from tests.pages.tasks import Outline

SORTS = {
    "linenodiv": "line-number columns",
    "doc-signature": "signatures",
    "mkdocstrings-source": "source listings",
}
"""The class around each `<pre>` that a tool makes, and what its sort is called."""


@dataclass(frozen=True)
class Rendered:
    """What a built page shows.

    Attributes:
        blocks: The text of each `<pre>` that no tool made, in order.
        made: How many `<pre>` of each other sort there are.
        tables: How many tables the page's own text holds.
        tasks: Its questions and exercises, in order.
    """

    blocks: tuple[str, ...]
    made: Counter[str]
    tables: int
    tasks: tuple[Outline, ...]


def read(html: str) -> Rendered:
    """Read a built page."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    blocks: list[str] = []
    made: Counter[str] = Counter()
    tables = 0
    tasks: list[Outline] = []
    for element, around in _walk(tree, frozenset()):
        if element.tag == "pre":
            sort = next((SORTS[name] for name in SORTS if name in around), None)
            if sort is None:
                blocks.append("".join(element.itertext()).strip("\n"))
            else:
                made[sort] += 1
        elif element.tag == "table" and not around & {"doc", "highlight"}:
            tables += "highlighttable" not in _classes(element)
        elif "admonition" in _classes(element) and names() & _classes(element):
            tasks.append(_outline(element))
    return Rendered(tuple(blocks), made, tables, tuple(tasks))


def _outline(element: Any) -> Outline:
    """A question or exercise, as its HTML has it."""
    folded = [(details, _classes(details)) for details in element.findall("details")]
    solutions = [details for details, classes in folded if "solution" in classes]
    return Outline(
        next(iter(names() & _classes(element))),
        element.get("id", ""),
        tuple(_letters(element)),
        sum("hint" in classes for _, classes in folded),
        tuple(letter for solution in solutions for letter in _letters(solution)),
    )


def _letters(element: Any) -> Iterator[str]:
    """The letters in bold that list items begin with."""
    for item in element.findall("ul/li"):
        paragraph = item.find("p")
        first = item if paragraph is None else paragraph
        bold = first.find("*[1]")
        begins = bold is not None and bold.tag == "strong"
        if begins and not (first.text or "").strip() and len(bold.text or "") == 1:
            yield bold.text


def _walk(element: Any, around: frozenset[str]) -> Iterator[tuple[Any, frozenset[str]]]:
    """Every element below, with the classes of what encloses it and its own."""
    around |= _classes(element)
    yield element, around
    for child in element:
        if isinstance(child.tag, str):
            yield from _walk(child, around)


def _classes(element: Any) -> frozenset[str]:
    return frozenset(element.get("class", "").split())


def difference(shown: Iterable[str], collected: Iterable[str]) -> list[str]:
    """Blocks that the page shows and nothing collected, in order.

    Args:
        shown: The blocks of the built page.
        collected: The blocks of its Markdown.

    Raises:
        AssertionError: The page does not show a block that was collected, or
            not in its place.
    """
    rest = iter(shown)
    extra: list[str] = []
    for source in collected:
        for block in rest:
            if block == source.strip("\n"):
                break
            extra.append(block)
        else:
            raise AssertionError(f"collected, but not shown in its place:\n{source}")
    return [*extra, *rest]
