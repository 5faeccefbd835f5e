"""REPL sessions: each prompt runs, and prints what stands below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.pages import python
from tests.pages.failure import Failure, compared, visible
from tests.pages.kinds import Kind, Run, register

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page

TRACEBACK = "Traceback (most recent call last):"
STACK = 'File "<stdin>", line 1, in <module>'


@dataclass
class Prompt:
    """One prompt: where it stands in the fence, its code, and the output shown."""

    line: int
    source: list[str]
    output: list[str]


def evaluate(page: Page, fence: Fence) -> Run:
    """Run each prompt and compare what it prints."""
    stale: Failure | None = None
    shown: list[str] = []
    for prompt in prompts(fence):
        actual = _run(page, fence, prompt)
        expected = "\n".join(prompt.output).rstrip("\n")
        source = [f"... {line}".rstrip() for line in prompt.source[1:]]
        shown += [f">>> {prompt.source[0]}", *source]
        if visible(expected) == visible(actual):
            shown += prompt.output
            continue
        shown += actual.split("\n") if actual else []
        if stale is None:
            message = f"the prompt printed something else\n{compared(expected, actual)}"
            stale = Failure(fence.at(prompt.line), message)
    if stale is not None:
        edit = fence.edit("\n".join(shown))
        raise Failure(stale.place, stale.message, edit)
    return Run()


def prompts(fence: Fence) -> list[Prompt]:
    """The prompts of a fence.

    Raises:
        Failure: A line stands before the first prompt, or there is none.
    """
    found: list[Prompt] = []
    for number, text in enumerate(fence.source.split("\n"), 1):
        if text == ">>>" or text.startswith(">>> "):
            found.append(Prompt(number, [text[4:]], []))
        elif not found:
            raise Failure(fence.at(number), "a session begins with `>>> `")
        elif text == "..." or text.startswith("... "):
            if found[-1].output:
                found[-1].output.append(text)
            else:
                found[-1].source.append(text[4:])
        else:
            found[-1].output.append(text)
    return found


def _run(page: Page, fence: Fence, prompt: Prompt) -> str:
    source = "\n".join(prompt.source) + "\n"
    if not any(line.split("#")[0].strip() for line in prompt.source):
        return ""
    if prompt.output[:1] != [TRACEBACK]:
        return python.run(page, fence, source, prompt.line, "single").rstrip("\n")
    last = python.said(page, fence, source, prompt.line, "single")
    if last is None:
        raise Failure(fence.at(prompt.line), "a traceback is shown, but nothing raised")
    return "\n".join([*_stack(prompt.output), last])


def _stack(output: list[str]) -> Iterator[str]:
    """The traceback's lines above the error: what a prompt prints, or `...`."""
    yield output[0]
    for text in output[1:]:
        if not text.startswith(" "):
            return
        yield text if text.strip() in ("...", STACK) else f"  {STACK}"


def sabotage(fence: Fence) -> Fence:
    """The session with an error at its first prompt."""
    return fence.with_source(fence.source.replace(">>> ", ">>> sabotaged.", 1))


KIND = register(
    Kind(
        name="pycon",
        languages=("pycon", "python-repl"),
        evaluate=evaluate,
        sabotage=sabotage,
    )
)
