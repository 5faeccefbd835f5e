"""Output: a `text` block is what the block right above it printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.failure import compared, visible, without_run
from tests.pages.kinds import Kind, Run, register

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page


def evaluate(page: Page, fence: Fence) -> Run:
    """Compare the text with what was printed; a newline at the end is no matter."""
    run = page.ran_above(fence)
    if run is None or run.output is None or run.shown_by != "text":
        raise fence.failure(
            "no block right above prints this; show output below the block that "
            f"printed it, in the same tab or panel\n{without_run(fence.source)}"
        )
    expected, actual = visible(fence.source), visible(run.output)
    if not actual:
        message = "the block above printed nothing; drop this output"
        raise fence.failure(f"{message}\n{without_run(fence.source)}")
    if expected != actual:
        message = (
            f"the block above printed something else\n{compared(expected, actual)}"
        )
        raise fence.failure(message, actual)
    return Run()


def sabotage(fence: Fence) -> Fence:
    """The output with one more character."""
    return fence.with_source(f"{fence.source}~")


KIND = register(
    Kind(name="text", languages=("text",), evaluate=evaluate, sabotage=sabotage)
)
