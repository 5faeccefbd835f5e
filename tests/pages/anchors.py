"""Anchors: the id of a block is its own, on its page and in its site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markdown import Markdown

from tests.pages.blocks import Block
from tests.pages.failure import Failure, Place


def of_headings(outside: Iterable[tuple[int, str]], md: Markdown) -> frozenset[str]:
    """The anchors that the site gives the headings of a page.

    Args:
        outside: The lines outside fences, with their index.
        md: The site's Markdown.
    """
    headings = [text for _, text in outside if text.startswith("#")]
    md.reset()
    md.convert("\n\n".join(headings))
    return frozenset(_ids(getattr(md, "toc_tokens", [])))


def _ids(tokens: Iterable[dict[str, Any]]) -> Iterator[str]:
    for token in tokens:
        yield token["id"]
        yield from _ids(token["children"])


def problem(
    block: Block, headings: frozenset[str], taken: dict[str, Place]
) -> Failure | None:
    """What is wrong with the id of a block; a good one is taken from now on.

    Args:
        block: The block.
        headings: The anchors of the headings of its page.
        taken: The ids of the site's blocks so far, and whose they are.
    """
    name = block.attrs.get("id")
    if name is None:
        return block.failure(
            "this block has no id, by which it is linked and remembered; "
            "write right below its first line, indented by 4, attrs: {id: word}"
        )
    if name in headings:
        message = f"the id `{name}` is a heading's of this page; choose another"
        return block.failure(message)
    owner = taken.setdefault(name, block.place)
    if owner != block.place:
        return block.failure(f"the id `{name}` is taken at {owner}; choose another")
    return None
