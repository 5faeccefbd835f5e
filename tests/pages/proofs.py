"""Proofs: a value for each option, from what the page or the project defines."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.pages import python
from tests.pages.failure import Failure
from tests.pages.grounds import Ground, IsOurs

if TYPE_CHECKING:
    from tests.pages.blocks import Block
    from tests.pages.fences import Fence
    from tests.pages.page import Page

NAME = "proof"
"""The name that a proof binds; it is gone below the question."""


def fences(block: Block) -> list[Fence]:
    """The Python fences of a question that name the proof, in order."""
    return [
        fence
        for fence in block.every_fence
        if fence.language in python.KIND.languages and _mentions(fence)
    ]


def _tree(fence: Fence) -> ast.Module:
    """The syntax tree; an empty one for what fails as a block anyway."""
    try:
        return ast.parse(fence.own)
    except (SyntaxError, ValueError):
        return ast.Module([], [])


def _mentions(fence: Fence) -> int:
    names = [node for node in ast.walk(_tree(fence)) if isinstance(node, ast.Name)]
    return sum(node.id == NAME for node in names)


def take(page: Page, block: Block) -> object:
    """The proof that a question's blocks bound, which is then no name of the page."""
    found: object = None
    for fence in fences(block):
        names = vars(page.scope.module(fence.container.labels))
        found = names.pop(NAME, found)
    return found


def failures(block: Block, is_ours: IsOurs, form: str) -> Iterator[Failure]:
    """What is wrong with the proof of a question, as it is written.

    Args:
        block: The question.
        is_ours: Whether a module is one of the project.
        form: What a proof of this kind of question looks like.
    """
    found = fences(block)
    if not found:
        yield block.failure(
            f"nothing proves the answer; bind in a python block of the solution {form}"
        )
        return
    fence = found[0]
    if fence in block.fences:
        yield fence.failure("this gives the answer away; move it into the solution")
    values = _values(_tree(fence), is_ours)
    if values is None or sum(map(_mentions, found)) > 1:
        yield fence.failure(f"name `{NAME}` once, at the left margin, as {form}")
    for value in values or ():
        yield Failure(
            fence.at(value.lineno),
            f"`{ast.unparse(value)}` is a constant: nothing in it comes from a name "
            "of the page or the project; compare with what a run gave",
        )


def _values(tree: ast.Module, is_ours: IsOurs) -> list[ast.expr] | None:
    """The values of a proof that rest on nothing outside it; None for no proof."""
    ground = Ground(is_ours)
    for statement in tree.body:
        match statement:
            case ast.Assign(
                targets=[ast.Name(id="proof")], value=ast.Dict() as display
            ):
                values = display.values or [display]
                return [value for value in values if not ground.holds(value)]
            case ast.Assign(targets=[ast.Name(id="proof")], value=value):
                return [] if ground.holds(value) else [value]
        ground.add(statement)
    return None


def unfit(proof: object, letters: list[str], in_order: bool) -> str | None:
    """Why what a proof bound can't be compared with an answer.

    Args:
        proof: What it bound; None for nothing.
        letters: The options.
        in_order: Whether their order is asked.
    """
    if proof is None:
        return f"`{NAME}` is not bound: this block did not run to its end"
    if in_order:
        return None if sorted(_list(proof)) == letters else f"`{NAME}` is {proof!r}"
    if not isinstance(proof, dict) or list(proof) != letters:
        return f"`{NAME}` is {proof!r}, which isn't a value for each option"
    for letter, value in proof.items():
        if not isinstance(value, bool):
            return f"`{NAME}` of {letter} is {value!r}, neither True nor False"
    return None


def _list(proof: object) -> list[str]:
    parts = proof if isinstance(proof, list | tuple) else ()
    return [str(each) for each in parts]


def right(proof: object) -> list[str]:
    """The letters that a proof gives."""
    if isinstance(proof, dict):
        return [letter for letter, value in proof.items() if value]
    return _list(proof)


def turned(fence: Fence, letter: str, in_order: bool) -> Fence:
    """The fence of a proof with the value of an option changed."""
    change = f"{NAME}[{letter!r}] = not {NAME}[{letter!r}]"
    if in_order:
        change = f"{NAME} = {NAME}[::-1]"
    return fence.with_source(f"{fence.source.rstrip()}\n{change}")
