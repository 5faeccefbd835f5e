"""Options: three or more, lettered in order, each explained in the solution."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from tests.pages.blocks import Block
from tests.pages.failure import Failure
from tests.pages.tasks import items

LEAST_OPTIONS = 3


def failures(block: Block) -> Iterator[Failure]:
    """What is wrong with the options of a question.

    Args:
        block: The question.
    """
    options = items(block)
    if len(options) < LEAST_OPTIONS:
        yield block.failure(
            f"{len(options)} options; write at least {LEAST_OPTIONS}, "
            "each as - **A** and its text"
        )
    for option, letter in zip(options, ascii_uppercase, strict=False):
        if option.what != letter:
            message = f"option {option.what} stands in the place of {letter}"
            yield Failure(option.place, f"{message}; letter them in order")
        if not option.says:
            yield Failure(option.place, f"option {letter} says nothing; write it")
    texts = {line.index: line.text for line in block.lines}
    above = texts.get(options[0].line.index - 1, "") if options else ""
    if above.strip():
        message = "the site shows no list here; leave a blank line above it"
        yield Failure(options[0].place, message)


def unexplained(block: Block, solved: Block) -> Iterator[Failure]:
    """What is wrong with the explanations of the options.

    Args:
        block: The question.
        solved: Its solution.
    """
    options = items(block)
    explained: set[str] = set()
    for item in items(solved):
        if item.what not in {option.what for option in options}:
            message = f"there is no option {item.what}; drop this, or mend its letter"
            yield Failure(item.place, message)
        if item.what in explained:
            yield Failure(item.place, f"{item.what} is explained twice; keep one")
        if not item.says:
            yield Failure(item.place, f"say why {item.what} is right or wrong")
        explained.add(item.what)
    for option in options:
        if option.what not in explained:
            yield Failure(
                option.place,
                f"the solution doesn't explain {option.what}; "
                f"add to it - **{option.what}** and why it is right or wrong",
            )
