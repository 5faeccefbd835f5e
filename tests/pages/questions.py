"""Questions: options, each explained, and an answer that runs have proved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.pages import answers, options, predictions, proofs, tasks
from tests.pages.block_kinds import BlockKind, Broken, register
from tests.pages.blocks import Block
from tests.pages.failure import Failure
from tests.pages.tasks import items, solution

if TYPE_CHECKING:
    from tests.pages.page import Page

FORMS = {
    "choice": '`proof = {"A": …, "B": …}`, true for what is right',
    "order": "`proof = […]`, the letters in their order",
    "predict": '`proof = {"A": …, "B": …}`, true for what is right',
}
"""The kinds of question, and what proves each; `predict` may also have no options."""


def evaluate(page: Page, block: Block) -> None:
    """Check a question at its end, and take its proof from the page.

    Raises:
        Failure: The first thing that is wrong with it.
    """
    proof = proofs.take(page, block)
    for failure in _failures(page, block, proof):
        raise failure


def _failures(page: Page, block: Block, proof: object) -> Iterator[Failure]:
    yield from tasks.failures(block, page.rules, frozenset({"data-kind"}))
    kind = _kind(block)
    if kind not in FORMS:
        named = ", ".join(FORMS)
        yield block.failure(f"data-kind is `{kind}`; name one of {named}")
    solved = solution(block)
    assert solved is not None
    if kind == "predict":
        yield from predictions.failures(block, solved)
        if predictions.is_typed(block):
            return
    yield from options.failures(block)
    yield from options.unexplained(block, solved)
    yield from proofs.failures(block, page.rules.is_ours, FORMS[kind])
    yield from _answer(block, solved, proof)


def _kind(block: Block) -> str:
    return block.attrs.get("data-kind", "choice")


def _answer(block: Block, solved: Block, proof: object) -> Iterator[Failure]:
    """Compare the answer with the proof."""
    line = answers.line_of(solved)
    given = answers.letters(line)
    known = [option.what for option in items(block)]
    in_order = _kind(block) == "order"
    if not given or set(given) - set(known) or len(set(given)) < len(given):
        message = f"name here options of the question, each once: {', '.join(known)}"
        yield Failure(line.place, message)
    if in_order and len(given) < len(known):
        yield Failure(line.place, f"the order of all is asked: {', '.join(known)}")
    fence = proofs.fences(block)[0]
    problem = proofs.unfit(proof, known, in_order)
    if problem:
        yield fence.failure(f"{problem}; bind {FORMS[_kind(block)]}")
    right = proofs.right(proof)
    if right != (given if in_order else sorted(given)):
        yield Failure(
            line.place,
            f"the proof in line {fence.place.line} gives "
            f"{', '.join(right) or 'none'}; mend this answer, or the options",
        )


def sabotage(block: Block) -> Iterator[Broken]:
    """The question with another key, an explanation less, a proof turned round."""
    yield from tasks.sabotage(block)
    solved = solution(block)
    if solved is None:
        return
    if predictions.is_typed(block):
        yield from predictions.sabotage(block, solved)
        return
    in_order = _kind(block) == "order"
    given = answers.letters(answers.line_of(solved))
    for option in items(block):
        others = (
            [*given[1:], given[0]] if in_order else sorted({option.what} ^ {*given})
        )
        new = answers.changed(solved, others)
        yield (tasks.exchanged(block, solved, new),)
        proof = proofs.turned(proofs.fences(block)[0], option.what, in_order)
        yield (proof, block)
    for item in items(solved):
        lines = tuple(line for line in solved.lines if line.place != item.place)
        yield (tasks.exchanged(block, solved, replace(solved, lines=lines)),)


KIND = register(
    BlockKind(
        name="question",
        evaluate=evaluate,
        sabotage=sabotage,
        printed_by=predictions.printed_by,
    )
)
