"""A page's lines as the site's Markdown sees them, each with its origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from markdown.util import ETX, STX
from mkdocs.utils.meta import get_data
from pymdownx.snippets import SnippetMissingError, SnippetPreprocessor

from tests.pages.failure import Failure, Place


@dataclass
class Source:
    """Lines to lex, with snippets expanded.

    Attributes:
        texts: The lines, tabs expanded.
        places: Where each line was written.
        page_lines: The line of the page that shows it, counted from 1.
        failures: Snippets that could not be read.
    """

    texts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    page_lines: list[int] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def add(self, text: str, place: Place, page_line: int) -> None:
        """Append one line."""
        self.texts.append(text)
        self.places.append(place)
        self.page_lines.append(page_line)

    def shown_in_page(self, index: int, path: Path) -> bool:
        """Whether the line stands in the page itself, not in a snippet."""
        return self.places[index].path == path


def decode(path: Path) -> str:
    """The text of a page, read as MkDocs reads it.

    Raises:
        Failure: The file can't be read, or isn't UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Failure(Place(path, 1), f"can't be read ({error.strerror})") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise Failure(Place(path, line), message) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_front_matter(text: str) -> str:
    """The text with its front matter blanked, so that lines keep their numbers."""
    body, _ = get_data(text)
    head = text[: len(text) - len(body)] if text.endswith(body) else ""
    return "\n" * head.count("\n") + text[len(head) :]


FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<yaml>\w[^\n]*:.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL
)


def front_matter_problem(text: str, path: Path) -> Failure | None:
    """What keeps MkDocs from reading front matter, which it then shows as text."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return None
    try:
        yaml.safe_load(match["yaml"])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return Failure(
            Place(path, line),
            f"the front matter is no YAML ({error.problem}), so the site shows it as "
            "text; put a value that holds `: ` or begins with a sign in quotes",
        )
    return None


def expand(lines: list[str], path: Path, first: int, md: Markdown) -> Source:
    """Expand the snippets of consecutive lines and normalise white space.

    Args:
        lines: The lines of the page or docstring.
        path: Its file.
        first: The number of the first line in that file.
        md: The site's Markdown, for its snippet settings and tab length.
    """
    source = Source()
    snippets = _snippets(md)
    tab = 0 if _preserves_tabs(md) else md.tab_length
    groups = _groups(lines, first, snippets is not None)
    for number, group in [*groups, *_appended(snippets, first + len(lines) - 1)]:
        place = Place(path, number)
        if snippets is None or (len(group) == 1 and "8<" not in group[0]):
            source.add(_normal(group[0], tab), place, number)
            continue
        try:
            shown = snippets.parse_snippets(group)
        except SnippetMissingError as error:
            source.failures.append(Failure(place, f"{error}; mend the path or section"))
            shown = group[:1]
        for text in shown:
            origin = text.place if isinstance(text, _Line) else place
            source.add(_normal(text, tab), origin, number)
    return source


def _normal(text: str, tab: int) -> str:
    """One line after Python-Markdown's own normalisation."""
    if STX in text or ETX in text:
        text = text.replace(STX, "").replace(ETX, "")
    if tab and "\t" in text:
        text = text.expandtabs(tab)
    return "" if text.isspace() and not text.strip(" ") else text


def _preserves_tabs(md: Markdown) -> bool:
    return bool(md.preprocessors["fenced_code_block"].config.get("preserve_tabs"))  # type: ignore[attr-defined]


def _groups(
    lines: list[str], first: int, snippets: bool
) -> Iterator[tuple[int, list[str]]]:
    """Single lines, and whole `--8<--` blocks, each with its line number."""
    block: list[str] = []
    start = first
    for number, text in enumerate(lines, first):
        marker = snippets and _is_block_marker(text)
        if block:
            block.append(text)
            if marker:
                yield start, block
                block = []
        elif marker:
            block, start = [text], number
        else:
            yield number, [text]
    if block:
        yield start, block


def _appended(snippets: _Snippets | None, last: int) -> list[tuple[int, list[str]]]:
    """What the site appends to every page, as if the last line said so."""
    if snippets is None or not snippets.auto_append:
        return []
    return [(last, [""]), (last, ["-8<-", *snippets.auto_append, "-8<-"])]


def _is_block_marker(text: str) -> bool:
    if "8<" not in text:
        return False
    match = SnippetPreprocessor.RE_ALL_SNIPPETS.match(text)
    return bool(match and match["block_marker"] and not match["escape"])


class _Line(str):
    """A line that remembers the file it came from, also when indented."""

    place: Place

    @classmethod
    def at(cls, text: str, place: Place) -> _Line:
        line = cls(text)
        line.place = place
        return line

    def __radd__(self, space: str) -> _Line:
        return self.at(space + str(self), self.place)


class _Snippets(SnippetPreprocessor):  # type: ignore[misc]
    """The site's snippets, tracked line by line; a missing one is always an error."""

    def parse_snippets(
        self, lines: list[str], file_name: str | None = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        if file_name is not None:
            lines = list(self._tracked(lines, Path(file_name)))
        parsed: list[str] = super().parse_snippets(lines, file_name, *args, **kwargs)
        return parsed

    def _tracked(self, lines: list[str], path: Path) -> Iterator[_Line]:
        """The selected lines of a file, dedented by then, with their numbers."""
        file = path.read_text(encoding=self.encoding).split("\n")
        numbered = [(number, text.strip()) for number, text in enumerate(file, 1)]
        wanted = [text.strip() for text in lines]
        if len(wanted) < len(file):
            numbered = [each for each in numbered if "8<" not in each[1]]
        at = _position([text for _, text in numbered], wanted)
        for offset, text in enumerate(lines):
            number = numbered[min(at + offset, len(numbered) - 1)][0]
            yield _Line.at(text, Place(path, number))


def _position(texts: list[str], wanted: list[str]) -> int:
    """Where some lines stand among others; the start, if nowhere together."""
    size = len(wanted)
    places = range(len(texts) - size + 1)
    return next((n for n in places if texts[n : n + size] == wanted), 0)


def _snippets(md: Markdown) -> _Snippets | None:
    if "snippet" not in md.preprocessors:
        return None
    snippets: Any = md.preprocessors["snippet"]
    if not isinstance(snippets, _Snippets):
        # The site's own instance, with its settings, told to track and to check.
        snippets.__class__ = _Snippets
        snippets.check_paths = True
        snippets.url_download = False
    snippets.seen = set()
    return snippets  # type: ignore[no-any-return]
