"""Files: a command line, or a server's configuration, is shown from `examples/`.

What it does is checked where it is run: by the blocks of pages, and by the tests.
"""

from __future__ import annotations

from tests.pages.fences import Fence
from tests.pages.kinds import Kind, Run, register
from tests.pages.page import Page


def evaluate(page: Page, fence: Fence) -> Run:
    """See that the fence holds lines of a file, and nothing else."""
    files = {*fence.modules}
    if len(files) != 1 or any(place.path not in files for place in fence.content):
        raise fence.failure(
            f"a `{fence.language}` block holds one snippet of a file, which the tests "
            f"run, and nothing else"
        )
    [file] = files
    if fence.source not in file.read_text(encoding="utf-8"):
        raise fence.failure(f"{file.name} says something else")
    return Run()


def sabotage(fence: Fence) -> Fence:
    """The fence with another last line."""
    return fence.with_source(f"{fence.source} wrong")


KINDS = tuple(
    register(Kind(language, (language,), evaluate, sabotage))
    for language in ("dockerfile", "nginx", "sh")
)
