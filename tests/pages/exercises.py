"""Exercises: a starter to fill in, a check, a solution, foreseen wrong answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.pages import tasks
from tests.pages.attempts import NAME, parts
from tests.pages.block_kinds import BlockKind, Broken, register
from tests.pages.blocks import Block
from tests.pages.failure import Failure

if TYPE_CHECKING:
    from tests.pages.page import Page


def evaluate(page: Page, block: Block) -> None:
    """Check at its end that an exercise is whole; its parts have been run by then.

    Raises:
        Failure: The first thing that it lacks.
    """
    for failure in _failures(page, block):
        raise failure


def _failures(page: Page, block: Block) -> Iterator[Failure]:
    yield from tasks.failures(block, page.rules, frozenset())
    for role in ("starter", "solution", "check"):
        count = len(parts(block, role))
        if count != 1:
            yield block.failure(f"{count} blocks {{ .python .{role} }}; write one")
    if not parts(block, "wrong"):
        yield block.failure(
            "no wrong answer is foreseen; add one as { .python .wrong }, and below it "
            "a ```text block with what the check says"
        )
    solution, solved = parts(block, "solution")[0], tasks.solution(block)
    if solved is None or solution not in solved.every_fence:
        message = "this gives the solution away; move it into the solution's details"
        yield solution.failure(message)


def sabotage(block: Block) -> Iterator[Broken]:
    """The exercise with a hint less, and with an answer that is right by mistake."""
    yield from tasks.sabotage(block)
    for solution in parts(block, "solution"):
        for answer in [*parts(block, "starter"), *parts(block, "wrong")]:
            source, places = solution.source, solution.places
            yield (replace(answer, source=source, places=places),)


KIND = register(BlockKind(name=NAME, evaluate=evaluate, sabotage=sabotage))
