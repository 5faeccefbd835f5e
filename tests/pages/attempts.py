"""Attempts at an exercise: each runs with the check, in a copy of the page's names."""

from __future__ import annotations

import ast
import io
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from tests.pages import python
from tests.pages.failure import Failure
from tests.pages.kinds import Kind, Run, register
from tests.pages.raising import last_line

if TYPE_CHECKING:
    from tests.pages.blocks import Block
    from tests.pages.fences import Fence
    from tests.pages.page import Page

NAME = "exercise"
ROLES = ("starter", "solution", "check", "wrong")
"""What a Python block of an exercise can be; it then leaves no names on the page."""


def role(fence: Fence) -> str | None:
    """What a fence is to its exercise."""
    return next((name for name in ROLES if name in fence.classes), None)


def parts(block: Block, name: str) -> list[Fence]:
    """The fences of an exercise that have this role."""
    return [fence for fence in block.every_fence if role(fence) == name]


def evaluate(page: Page, fence: Fence) -> Run:
    """Run a part of an exercise, with its check, in a copy of the page's names.

    Returns:
        What the solution printed, or what the check says of a wrong answer.

    Raises:
        Failure: The check says otherwise than this part has it.
    """
    block = page.block_around(fence)
    if block is None or block.name != NAME:
        message = f"`.{role(fence)}` stands in no {NAME}; drop it, or write one"
        raise fence.failure(message)
    if not fence.source.strip():
        raise fence.failure("this block is empty; fill it, or drop it")
    if fence.modules:
        raise fence.failure("the reader edits this block: write it out, not as snippet")
    checks = [page.fences[each.number] for each in parts(block, "check")]
    if not checks:
        return Run()
    match role(fence):
        case "solution":
            return _solution(page, fence, checks[0])
        case "starter":
            _refused(page, fence, checks[0], "leave something to do, as ___")
            return Run()
        case "wrong":
            return _wrong(page, fence, checks[0])
        case _:
            return _check(fence)


def _solution(page: Page, fence: Fence, check: Fence) -> Run:
    with page.aside():
        printed, said = _verdict(page, fence, check)
        missed = list(page.marks.judge()) if said is None else []
    if said is not None:
        raise fence.failure(f"the check refuses the solution: {said}")
    if missed:
        raise missed[0]
    return Run(printed)


def _wrong(page: Page, fence: Fence, check: Fence) -> Run:
    follower = page.after(fence)
    if follower is None or follower.language != "text":
        raise fence.failure("no ```text block follows with what the check says of it")
    return Run(_refused(page, fence, check, "let the check refuse it, or drop it"))


def _refused(page: Page, fence: Fence, check: Fence, to_do: str) -> str:
    """What the check says of a block that must not pass it."""
    with page.aside():
        _, said = _verdict(page, fence, check)
    if said is None:
        raise fence.failure(f"this `.{role(fence)}` block passes the check; {to_do}")
    return said


def _check(fence: Fence) -> Run:
    """A check asserts, and says for each assertion what is wrong."""
    try:
        nodes = list(ast.walk(ast.parse(fence.source)))
    except SyntaxError as error:
        place = fence.at(error.lineno or 1)
        raise Failure(place, f"{type(error).__name__}: {error.msg}") from None
    asserts = [node for node in nodes if isinstance(node, ast.Assert)]
    if not asserts:
        raise fence.failure('the check asserts nothing; write assert ..., "message"')
    for each in asserts:
        if each.msg is None:
            message = 'say what is wrong when this fails: assert ..., "message"'
            raise Failure(fence.at(each.lineno), message)
    return Run()


def _verdict(page: Page, answer: Fence, check: Fence) -> tuple[str, str | None]:
    """What an answer prints, and what its check says of it; None if it passes."""
    with redirect_stdout(io.StringIO()) as printed:
        said = _said(page, answer) or _said(page, check)
    return printed.getvalue(), said


def _said(page: Page, fence: Fence) -> str | None:
    """What running a block raises, in the reader's words."""
    return python.said(page, fence, fence.source, 1, words=_words)


def _words(error: BaseException, page: Page) -> str:
    """The message of an assertion alone; of another error what Python prints."""
    message = str(error) if isinstance(error, AssertionError) else ""
    return message or last_line(error, page)


def sabotage(fence: Fence) -> Fence:
    """A part that can't be what it is marked as."""
    if role(fence) in ("starter", "wrong"):
        return fence.with_source("")
    return python.sabotage(fence)


KIND = register(
    Kind(
        name=python.KIND.name,
        languages=tuple(
            f"{language}.{name}" for language in python.KIND.languages for name in ROLES
        ),
        evaluate=evaluate,
        sabotage=sabotage,
        classes=frozenset(ROLES),
    )
)
