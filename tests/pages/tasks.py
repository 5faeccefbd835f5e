"""What questions and exercises share: a level, a topic, hints, a solution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.pages.block_kinds import Broken
from tests.pages.blocks import Block, Line
from tests.pages.failure import Failure, Place
from tests.pages.rules import Rules

LEVELS = ("easy", "medium", "hard")
MOST_HINTS = 3

LETTER = re.compile(r"^[-*+] +\*\*(?P<what>[A-Z])\*\*(?P<says>.*)$")
"""A list item that begins with a letter."""
CODE = re.compile(r"^[-*+] +\*\*`+(?P<what>[^`]+)`+\*\*(?P<says>.*)$")
"""A list item that begins with what somebody may type."""


@dataclass(frozen=True)
class Item:
    """A list item that begins, in bold, with what it is about.

    Attributes:
        what: What it is about.
        says: Whether it says more than that.
        line: Its line.
    """

    what: str
    says: bool
    line: Line

    @property
    def place(self) -> Place:
        """Where it was written."""
        return self.line.place


def items(block: Block, pattern: re.Pattern[str] = LETTER) -> list[Item]:
    """The items of a block's own lists, those of a list within aside.

    Args:
        block: The block.
        pattern: What an item looks like.
    """
    matches = ((line, pattern.match(line.text)) for line in block.lines)
    return [
        Item(match["what"].strip(), bool(match["says"].strip(" .:")), line)
        for line, match in matches
        if match
    ]


def solution(block: Block) -> Block | None:
    """The solution of a task."""
    return next(iter(block.folded("solution")), None)


def failures(
    block: Block, rules: Rules, attributes: frozenset[str]
) -> Iterator[Failure]:
    """What is wrong with a task, whatever it asks.

    Args:
        block: The task.
        rules: What its page is checked by.
        attributes: The attributes that it alone has.
    """
    if block.problem is not None:
        yield block.problem
    if not block.title:
        yield block.failure(f"no title; write /// {block.name} | What it asks")
    known = {"id", "data-level", "data-topic"} | attributes
    for name in block.attrs.keys() - known:
        yield block.failure(f"nothing reads `{name}`; drop it or mend its name")
    yield from _one_of(block, "data-level", LEVELS)
    yield from _one_of(block, "data-topic", sorted(rules.topics or ()))
    yield from _hints(block)
    count = len(block.folded("solution"))
    if count != 1:
        yield block.failure(
            f"{count} solutions; write one, as /// details | Solution with "
            "attrs: {class: solution}"
        )


def _one_of(
    block: Block, name: str, values: tuple[str, ...] | list[str]
) -> Iterator[Failure]:
    value = block.attrs.get(name)
    if value not in values:
        given = "missing" if value is None else f"`{value}`"
        yield block.failure(f"{name} is {given}; name one of {', '.join(values)}")


def _hints(block: Block) -> Iterator[Failure]:
    hints = block.folded("hint")
    if not 1 <= len(hints) <= MOST_HINTS:
        yield block.failure(
            f"{len(hints)} hints; write one to {MOST_HINTS}, each as "
            "/// details | Hint with attrs: {class: hint}"
        )
    for hint in hints:
        if not hint.fences and not any(line.text.strip() for line in hint.lines):
            yield hint.failure("this hint says nothing; fill it, or drop it")


def sabotage(block: Block) -> Iterator[Broken]:
    """The task with each of its hints emptied."""
    for hint in block.folded("hint"):
        yield (exchanged(block, hint, replace(hint, lines=(), fences=())),)


def exchanged(block: Block, old: Block, new: Block) -> Block:
    """The block with another in the place of one within it."""
    blocks = tuple(new if each is old else each for each in block.blocks)
    return replace(block, blocks=blocks)


@dataclass(frozen=True)
class Outline:
    """What a reader counts in a task, on the page as in its source."""

    name: str
    id: str
    options: tuple[str, ...]
    hints: int
    explained: tuple[str, ...]


def outline(block: Block) -> Outline:
    """The outline of a task, as its source has it."""
    solved = solution(block)
    return Outline(
        block.name,
        block.attrs.get("id", ""),
        tuple(item.what for item in items(block)),
        len(block.folded("hint")),
        tuple(item.what for item in items(solved)) if solved else (),
    )
