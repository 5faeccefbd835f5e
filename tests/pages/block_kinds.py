"""The kinds of block that are checked at their end: one table, keyed by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.pages.blocks import Block
from tests.pages.fences import Fence

if TYPE_CHECKING:
    from tests.pages.page import Page

Broken = tuple[Fence | Block, ...]
"""A way to break a block: what to evaluate, in this order, in the place of its end."""


def _none(block: Block, fence: Fence) -> None:
    """No output of the block stands apart from what printed it."""


@dataclass(frozen=True)
class BlockKind:
    """One kind of block.

    Attributes:
        name: The word after its slashes.
        evaluate: Checks a block, after all that it holds.
        sabotage: The ways to break it, for the test that breaks every block.
        printed_by: The fence whose output another fence of the block shows, if the
            two stand apart.
    """

    name: str
    evaluate: Callable[[Page, Block], None]
    sabotage: Callable[[Block], Iterator[Broken]]
    printed_by: Callable[[Block, Fence], Fence | None] = _none


_kinds: dict[str, BlockKind] = {}


def register(kind: BlockKind) -> BlockKind:
    """Let blocks of the kind's name be checked by it."""
    _kinds[kind.name] = kind
    return kind


def kind_of(block: Block) -> BlockKind:
    """The kind that checks a block."""
    return _kinds[block.name]


def names() -> frozenset[str]:
    """The names of the blocks that are checked."""
    return frozenset(_kinds)
