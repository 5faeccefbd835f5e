"""Predictions: questions that ask what a block prints, and show it in the solution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.pages import answers, python
from tests.pages.block_kinds import Broken
from tests.pages.blocks import Block
from tests.pages.failure import Failure
from tests.pages.fences import Fence
from tests.pages.tasks import CODE, exchanged, items, solution


def is_typed(block: Block) -> bool:
    """Whether the reader types what the block prints, and has no options."""
    return block.attrs.get("data-kind") == "predict" and not items(block)


def programs(block: Block) -> list[Fence]:
    """The Python that a question shows."""
    return [each for each in block.fences if each.language in python.KIND.languages]


def printed_by(block: Block, fence: Fence) -> Fence | None:
    """The block whose output a fence of the solution shows."""
    solved = solution(block)
    asked = programs(block)
    if block.attrs.get("data-kind") != "predict" or not asked or solved is None:
        return None
    return (
        asked[-1] if fence.number in {each.number for each in solved.fences} else None
    )


def failures(block: Block, solved: Block) -> Iterator[Failure]:
    """What is wrong with such a question, its options aside.

    Args:
        block: The question.
        solved: Its solution.
    """
    if not programs(block):
        yield block.failure("no python block whose output is asked for; add one")
    for fence in block.fences:
        if fence.language == "text":
            message = "this gives the answer away; move it into the solution"
            yield fence.failure(message)
    if is_typed(block):
        yield from _typed(solved)


def _typed(solved: Block) -> Iterator[Failure]:
    line = answers.line_of(solved)
    if answers.letters(line):
        message = "nothing to choose from; write **Answer:** and below it a text block"
        yield Failure(line.place, message)
    shown = [
        fence
        for fence in solved.fences
        if fence.language == "text" and fence.start > line.index
    ]
    if not shown:
        message = (
            "no text block below shows what is printed; write it empty and refresh"
        )
        yield Failure(line.place, message)
    foreseen = items(solved, CODE)
    if not foreseen:
        yield solved.failure(
            "no wrong answer is foreseen; add - **`what is typed`** and why it is wrong"
        )
    for item in foreseen:
        if item.what.split() == shown[0].source.split():
            yield Failure(item.place, "this is what is printed, so no wrong answer")
        if not item.says:
            yield Failure(item.place, f"say why `{item.what}` is wrong")


def sabotage(block: Block, solved: Block) -> Iterator[Broken]:
    """The question with what is printed foreseen as a wrong answer, and with none."""
    places = {item.place for item in items(solved, CODE)}
    rest = tuple(line for line in solved.lines if line.place not in places)
    yield (exchanged(block, solved, replace(solved, lines=rest)),)
