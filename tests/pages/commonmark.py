"""A second opinion: would GitHub show the same fences as code?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.pages.failure import Failure
from tests.pages.fences import Fence

_parser = MarkdownIt("commonmark")
_parser.core.ruler.disable(["inline", "text_join"])


def second_opinion(
    text: str, first: int, fences: Iterable[Fence]
) -> Iterator[tuple[Fence, Failure]]:
    """The fences that CommonMark reads differently.

    Args:
        text: The page or docstring, snippets unexpanded.
        first: The line number of its first line in the file.
        fences: The fences that the site shows, those of snippets included.

    Yields:
        Each such fence and what is wrong with it.
    """
    tokens = _parser.parse(text)
    spans = {span: token.level for token, span in _spans(tokens, "fence", first)}
    indented = [span for _, span in _spans(tokens, "code_block", first)]
    for fence in fences:
        if fence.place.path != fence.path:
            continue
        span = (fence.place.line, fence.places[-1].line)
        if span in spans:
            continue
        within = any(a <= span[0] and span[1] <= b for a, b in indented)
        if not fence.prefix or not within:
            yield (
                fence,
                fence.failure(
                    "GitHub would not show this block as the site does: "
                    "leave HTML and comments, close it with an equal fence, "
                    "and put a blank line above it"
                ),
            )
        elif not fence.container.indented:
            yield (
                fence,
                fence.failure(
                    "this block is indented and stands in no list, tab or admonition: "
                    "move it to the left margin"
                ),
            )


def _spans(
    tokens: list[Token], kind: str, first: int
) -> Iterator[tuple[Token, tuple[int, int]]]:
    for token in tokens:
        if token.type == kind and token.map:
            start, end = token.map
            yield token, (start + first, end + first - 1)
