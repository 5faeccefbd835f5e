"""Markdown shown as an example: checked as a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.kinds import Kind, Run, register

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page

NAME = "page.md"
"""The file that a failure of the example names."""


def evaluate(page: Page, fence: Fence) -> Run:
    """Check the example; a `text` block below shows the failures reported."""
    failures = page.scratch(fence.source, NAME).failures()
    report = "\n".join(
        f"{NAME}:{failure.place.line}: {failure.message}" for failure in failures
    )
    follower = page.after(fence)
    if failures and (follower is None or follower.language != "text"):
        raise fence.failure(
            "this example fails; mend it, or show the failures in a ```text block "
            f"below\n{report}"
        )
    return Run(report)


def sabotage(fence: Fence) -> Fence:
    """The example with a block that names no language."""
    return fence.with_source(f"{fence.source}\n\n```\nsabotaged\n```")


KIND = register(
    Kind(
        name="markdown",
        languages=("markdown", "md"),
        evaluate=evaluate,
        sabotage=sabotage,
    )
)
