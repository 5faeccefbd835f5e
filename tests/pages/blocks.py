"""A `///` block of a page, with its own lines, fences and blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tests.pages.failure import Failure, Place
from tests.pages.fences import Fence


@dataclass(frozen=True)
class Line:
    """A line of a block, without the block's indent.

    Attributes:
        text: What it says.
        index: Its place among the lines of its source.
        place: Where it was written.
    """

    text: str
    index: int
    place: Place


@dataclass(frozen=True)
class Block:
    """A block as the site reads it.

    Attributes:
        name: The word after its slashes.
        title: What stands after the bar.
        attrs: Its HTML attributes, without its classes.
        classes: Its classes.
        lines: Its own lines: not its options, and neither fences nor blocks within.
        fences: Its own fences.
        blocks: The blocks within.
        place: Where it begins.
        page_line: The line of the page that shows its end.
        problem: Why the site, or this checker, can't take it as it is.
    """

    name: str
    title: str
    attrs: Mapping[str, str]
    classes: tuple[str, ...]
    lines: tuple[Line, ...]
    fences: tuple[Fence, ...]
    blocks: tuple[Block, ...]
    place: Place
    page_line: int
    problem: Failure | None = None

    @cached_property
    def every_fence(self) -> tuple[Fence, ...]:
        """Its fences and those of the blocks within, in the order of the page."""
        within = (fence for block in self.blocks for fence in block.every_fence)
        return tuple(sorted([*self.fences, *within], key=lambda fence: fence.number))

    def folded(self, name: str) -> tuple[Block, ...]:
        """The `details` within that have this class."""
        return tuple(
            block
            for block in self.blocks
            if block.name == "details" and name in block.classes
        )

    def failure(self, message: str) -> Failure:
        """A failure at its first line."""
        return Failure(self.place, message)
