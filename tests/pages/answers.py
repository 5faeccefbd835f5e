"""The answer of a question: one line of its solution, in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tests.pages.blocks import Block, Line
from tests.pages.failure import Failure

ANSWER = re.compile(r"^\*\*(?P<label>Final answer|Answers?): *(?P<what>[^*]*?)\.?\*\*")
BETWEEN = re.compile(r", *(?:and +)?| +and +")


def line_of(solved: Block) -> Line:
    """The line of a solution that gives the answer.

    Raises:
        Failure: There is none, or more than one.
    """
    found = [line for line in solved.lines if ANSWER.match(line.text)]
    if not found:
        message = "no answer; give it on a line of its own, as **Answer: B**"
        raise solved.failure(message)
    if len(found) > 1:
        raise Failure(found[1].place, "a second answer; keep one")
    return found[0]


def letters(line: Line) -> list[str]:
    """The letters that an answer names, in its order."""
    match = ANSWER.match(line.text)
    assert match is not None
    return [each for each in BETWEEN.split(match["what"].strip()) if each]


def changed(solved: Block, others: Iterable[str]) -> Block:
    """The solution with other letters for its answer."""
    old = line_of(solved)
    new = replace(old, text=f"**Answer: {', '.join(others)}**")
    return replace(solved, lines=tuple(new if x is old else x for x in solved.lines))
