"""The `///` blocks of a page as a tree, read from its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from textwrap import dedent

from pymdownx.blocks import get_frontmatter
from pymdownx.blocks.block import type_html_attribute_dict

from tests.pages.blocks import Block, Line
from tests.pages.containers import BLOCK, BLOCK_END, QUOTE
from tests.pages.failure import Failure
from tests.pages.fences import Fence
from tests.pages.source import Source


def find(
    outside: Iterable[tuple[int, str]],
    fences: Iterable[Fence],
    source: Source,
    names: Iterable[str],
) -> Iterator[Block]:
    """The blocks of a source that have one of these names, wherever they stand.

    Args:
        outside: The lines outside fences, with their index.
        fences: The fences.
        source: What both are of.
        names: The names wanted.
    """
    wanted = frozenset(names)
    todo = list(_tree(outside, fences, source))
    while todo:
        block = todo.pop(0)
        todo += block.blocks
        if block.name in wanted:
            yield block


@dataclass
class _Open:
    """A block whose end is not yet read."""

    index: int = 0
    slashes: int = 0
    match: re.Match[str] | None = None
    texts: list[tuple[int, str]] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def _tree(
    outside: Iterable[tuple[int, str]], fences: Iterable[Fence], source: Source
) -> list[Block]:
    """The outermost blocks."""
    todo = list(fences)
    stack = [_Open()]
    for index, quoted in outside:
        while todo and todo[0].start < index:
            stack[-1].fences.append(todo.pop(0))
        text = QUOTE.sub("", quoted)
        if end := BLOCK_END.match(text):
            _end(stack, len(end["fence"]), index, source)
        elif match := BLOCK.match(text):
            stack.append(_Open(index, len(match["fence"]), match))
        else:
            stack[-1].texts.append((index, text))
    while len(stack) > 1:
        _close(stack, len(source.texts) - 1, source, "nothing closes this block")
    return stack[0].blocks


def _end(stack: list[_Open], slashes: int, index: int, source: Source) -> None:
    """Close the innermost block of as many slashes, and what it holds."""
    depths = [n for n, entry in enumerate(stack) if entry.slashes == slashes]
    if not depths:
        return
    while len(stack) > depths[-1] + 1:
        _close(stack, index, source, "nothing closes this block")
    _close(stack, index, source)


def _close(
    stack: list[_Open], index: int, source: Source, problem: str | None = None
) -> None:
    opened = stack.pop()
    assert opened.match is not None
    indent = opened.match.start("fence")
    place = source.places[opened.index]
    lines = [Line(text[indent:], n, source.places[n]) for n, text in opened.texts]
    header = _header(lines, opened.index)
    try:
        attrs = _attributes(header)
    except ValueError as error:
        attrs, problem = {}, f"the site shows this block as text: {error}"
    if problem:
        problem = f"{problem}; {_TO_DO}"
    classes = attrs.pop("class", ())
    block = Block(
        name=opened.match["name"].lower(),
        title=(opened.match["title"] or "").strip(),
        attrs={name: str(value) for name, value in attrs.items()},
        classes=tuple(classes),
        lines=tuple(lines[len(header) :]),
        fences=tuple(opened.fences),
        blocks=tuple(opened.blocks),
        place=place,
        page_line=source.page_lines[index],
        problem=Failure(place, problem) if problem else None,
    )
    stack[-1].blocks.append(block)


_TO_DO = (
    "write /// name | Title, right below it, indented by 4, attrs: {id: word}, "
    "and close it with as many slashes"
)


def _header(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """The lines right below the first that hold the block's options."""
    for count, line in enumerate(lines):
        if line.index != index + 1 + count or not line.text.startswith("    "):
            return lines[:count]
    return lines


def _attributes(header: Sequence[Line]) -> dict[str, str | list[str]]:
    """The attributes that the options give.

    Raises:
        ValueError: The site can't read them.
    """
    options = get_frontmatter(dedent("\n".join(line.text for line in header)))
    if options is None:
        raise ValueError("its options are no YAML")
    found: dict[str, str | list[str]] = type_html_attribute_dict(
        options.get("attrs", {})
    )
    return found
