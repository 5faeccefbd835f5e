"""The tabs, panels and blocks around each fence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

QUOTE = re.compile(r"^(?: {0,3}> ?)+")
TAB = re.compile(r'^ *===[!+]* +"(?P<label>.*)"\s*$')
ADMONITION = re.compile(r"^ *(?:!!!|\?\?\?\+?) *(?P<name>[\w-]+)")
BLOCK = re.compile(r"^ *(?P<fence>/{3,}) *(?P<name>[\w-]+)[ \t]*(?:\|(?P<title>.*))?$")
BLOCK_END = re.compile(r"^ *(?P<fence>/{3,})[ \t]*$")
CONTAINER_OPENER = re.compile(
    r"^[> ]*(?:!!!|\?\?\?|===|[-*+] |\d+[.)] |: |\[\^|#\. |[a-zA-Z][.)] )"
)


@dataclass(frozen=True)
class Container:
    """Where a fence stands.

    Attributes:
        nest: The enclosing blocks, by their number in the page.
        labels: The labels of those that have a namespace of their own.
        indented: Whether something that Markdown indents for is around it.
    """

    nest: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    indented: bool = True


@dataclass(frozen=True)
class _Open:
    number: int
    label: str | None
    indent: int
    slashes: int = 0


def containers(
    outside: Iterable[tuple[int, str]],
    wanted: Mapping[int, str],
    panels: frozenset[str],
) -> dict[int, Container]:
    """The containers of some lines.

    Args:
        outside: The lines outside fences, with their index.
        wanted: The lines to place, by their index; they open nothing.
        panels: Names of blocks that have a namespace of their own.
    """
    stack: list[_Open] = []
    numbers = count()
    found: dict[int, Container] = {}
    opener = ""
    for index, quoted in sorted({**dict(outside), **wanted}.items()):
        text = QUOTE.sub("", quoted)
        stripped = text.lstrip(" ")
        if not stripped:
            continue
        indent = len(text) - len(stripped)
        while stack and not stack[-1].slashes and indent < stack[-1].indent:
            stack.pop()
        if index in wanted:
            found[index] = _container(stack, indent, opener)
            continue
        if indent < 4 or CONTAINER_OPENER.match(text):
            opener = text
        _step(text, stripped, indent, stack, numbers, panels)
    return found


def _container(stack: list[_Open], indent: int, opener: str) -> Container:
    return Container(
        nest=tuple(entry.number for entry in stack),
        labels=tuple(entry.label for entry in stack if entry.label is not None),
        indented=indent < 4 or bool(CONTAINER_OPENER.match(opener)),
    )


def _step(
    text: str,
    stripped: str,
    indent: int,
    stack: list[_Open],
    numbers: Iterator[int],
    panels: frozenset[str],
) -> None:
    """Open or close what this line opens or closes."""
    if stripped.startswith("///"):
        if end := BLOCK_END.match(text):
            _close(stack, len(end["fence"]))
        elif block := BLOCK.match(text):
            label = _label(block["name"], (block["title"] or "").strip(), panels)
            slashes = len(block["fence"])
            stack.append(_Open(next(numbers), label, indent, slashes))
    elif tab := TAB.match(text):
        stack.append(_Open(next(numbers), tab["label"], indent + 4))
    elif admonition := ADMONITION.match(text):
        label = _label(admonition["name"], "", panels)
        stack.append(_Open(next(numbers), label, indent + 4))


def _label(name: str, title: str, panels: frozenset[str]) -> str | None:
    if name == "tab":
        return title
    if name == "html":
        return next((part for part in title.split(".")[1:] if part in panels), None)
    return name if name in panels else None


def _close(stack: list[_Open], slashes: int) -> None:
    """Close the innermost block of as many slashes, and what it holds."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].slashes == slashes:
            del stack[depth:]
            return
