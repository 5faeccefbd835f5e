"""The one lexer: pymdownx superfences, recording instead of highlighting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from markdown import Markdown
from pymdownx.superfences import SuperFencesBlockPreprocessor, SuperFencesException

from tests.pages.containers import Container, containers
from tests.pages.failure import Edit, Failure, Place
from tests.pages.source import Source
from tests.pages.strays import strays


@dataclass(frozen=True)
class Fence:
    """A fenced block as the site reads it.

    Attributes:
        language: As written, lower case.
        values: Every option and attribute, by name.
        classes: The classes after the language.
        source: The content, dedented and with snippets expanded.
        places: Where each line was written, the two fence lines included.
        start: The index of the opening fence among the lines of its source.
        page_line: The line of the page that shows the opening fence.
        prefix: The white space and quote marks before the opening fence.
        container: The blocks and tabs around it.
        above: The line right above it, without its indent.
        formatted: The HTML that a custom fence of the site makes of it, if one does.
        path: The page.
        number: Its place among the fences of the page.
        problem: Why it can't be evaluated at all.
    """

    language: str
    values: Mapping[str, str]
    classes: tuple[str, ...]
    source: str
    places: tuple[Place, ...]
    start: int
    page_line: int
    prefix: str
    container: Container
    above: str
    formatted: Callable[[], str] | None
    path: Path
    number: int = 0
    problem: Failure | None = None

    @property
    def place(self) -> Place:
        """Where the opening fence was written."""
        return self.places[0]

    @property
    def glued(self) -> bool:
        """Whether the site would put it into the table or paragraph above."""
        if self.above.startswith(("///", "<!--", "```", "~~~")):
            return False
        return self.above.startswith("|") or bool(self.above and self.formatted)

    @property
    def content(self) -> tuple[Place, ...]:
        """Where the lines between the fences were written."""
        return self.places[1:-1]

    def at(self, line: int) -> Place:
        """Where line `line` of the source was written, counted from 1."""
        return self.places[min(max(line, 0), len(self.places) - 1)]

    @property
    def modules(self) -> tuple[Path, ...]:
        """The files that it shows lines of, beside the one it stands in."""
        files = dict.fromkeys(place.path for place in self.content)
        return tuple(path for path in files if path != self.place.path)

    @property
    def own(self) -> str:
        """The source with the lines of those files left blank."""
        lines = zip(self.source.split("\n"), self.content, strict=False)
        modules = self.modules
        return "\n".join("" if at.path in modules else text for text, at in lines)

    def failure(self, message: str, actual: str | None = None) -> Failure:
        """A failure at the opening fence, mended by `actual` if that is given."""
        edit = None if actual is None else self.edit(actual)
        return Failure(self.place, message, edit)

    def edit(self, actual: str) -> Edit | None:
        """The edit that makes `actual` the content.

        None where that isn't safe: the lines are a snippet's, or the text holds
        a fence.
        """
        if self.modules or re.search(r"^\s*(```|~~~)", actual, re.M):
            return None
        lines = [(self.prefix + line).rstrip() for line in actual.split("\n")]
        first, last = self.place.line + 1, self.places[-1].line - 1
        return Edit(self.place.path, first, last, tuple(lines if actual else ()))

    def with_source(self, source: str) -> Fence:
        """The same fence around another text of as many lines."""
        return replace(self, source=source)


@dataclass(frozen=True)
class Lexed:
    """What the lexer found in a source."""

    fences: tuple[Fence, ...]
    failures: tuple[Failure, ...]
    outside: tuple[tuple[int, str], ...]
    """The lines outside fences, with their index."""


@dataclass(frozen=True)
class _Found:
    """What superfences knows of a block: its lines are `start` to `end - 1`."""

    start: int
    end: int
    prefix: str
    language: str
    values: Mapping[str, str]
    classes: tuple[str, ...]
    source: str
    formatted: Callable[[], str] | None


class _Recorder(SuperFencesBlockPreprocessor):  # type: ignore[misc]
    """Superfences' own search; each block found is kept instead of formatted."""

    def __init__(self, original: SuperFencesBlockPreprocessor) -> None:
        super().__init__(original.md)
        self.config = original.config
        self.extension = original.extension
        self.found: list[_Found] = []

    def process_nested_block(self, ws: str, content: str, start: int, end: int) -> None:
        self.found.append(
            _Found(
                start=start,
                end=end,
                prefix=self.ws,
                language=self.lang or "",
                values={**self.options, **self.attrs, **self._id()},
                classes=tuple(self.classes),
                source=self.rebuild_block(self.code),
                formatted=self._formatted(),
            )
        )
        self.clear()

    def opens(self, line: str, fence: str) -> bool:
        """Whether the line would open a block that `fence` closes."""
        before = len(self.found)
        self.run([line, "", fence])
        opened = len(self.found) > before
        del self.found[before:]
        return opened

    def _formatted(self) -> Callable[[], str] | None:
        if self.formatter == self.extension.superfences[0]["formatter"]:
            return None
        return partial(
            self.formatter,
            src=self.rebuild_block(self.code),
            language=self.lang,
            md=self.md,
            options=dict(self.options),
            classes=list(self.classes),
            id_value=self.id,
            attrs=dict(self.attrs) if self.attr_list else {},
        )

    def _id(self) -> dict[str, str]:
        return {"id": self.id} if self.id else {}


def lex(source: Source, md: Markdown, path: Path, panels: frozenset[str]) -> Lexed:
    """Find the fences of a source.

    Args:
        source: The lines.
        md: The site's Markdown, with superfences.
        path: The page that shows them.
        panels: Names of blocks that have a namespace of their own.
    """
    original = md.preprocessors["fenced_code_block"]
    recorder = _Recorder(original)
    try:
        recorder.run(list(source.texts))
    except SuperFencesException as error:
        return Lexed((), (Failure(source.places[0], str(error)),), ())
    spans = {found.start: found.end for found in recorder.found}
    outside = tuple(_outside(source.texts, spans))
    openers = {start: source.texts[start] for start in spans}
    around = containers(outside, openers, panels)
    fences = tuple(
        _fence(found, source, path, around[found.start]) for found in recorder.found
    )
    failures = tuple(strays(outside, source, recorder.opens))
    return Lexed(fences, failures, outside)


def _fence(found: _Found, source: Source, path: Path, container: Container) -> Fence:
    above = source.texts[found.start - 1] if found.start else ""
    places = tuple(source.places[found.start : found.end])
    unread = [failure for failure in source.failures if failure.place in places]
    return Fence(
        language=found.language.lower(),
        values=found.values,
        classes=found.classes,
        source=found.source,
        places=places,
        start=found.start,
        page_line=source.page_lines[found.start],
        prefix=found.prefix,
        container=container,
        above=above.strip("> "),
        formatted=found.formatted,
        path=path,
        problem=unread[0] if unread else None,
    )


def _outside(texts: list[str], spans: Mapping[int, int]) -> Iterator[tuple[int, str]]:
    index = 0
    for start, end in [*spans.items(), (len(texts), len(texts))]:
        yield from enumerate(texts[index:start], index)
        index = end
