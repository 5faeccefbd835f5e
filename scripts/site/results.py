"""What of a page the search knows: its headings, its questions and its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from scripts.site.pages import Page
from scripts.site.tree import classes

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
TASKS = {"question", "exercise"}
INLINE = {"a", "code", "em", "img", "kbd", "span", "strong", "td", "th"}
SILENT = {"conversation-player", "form", "svg"}
UNNAMED = {"hint", "mkdocstrings-source", "solution"}
"""What is folded, and whose title says nothing."""
OF_A_PAGE = 0.4
"""Material's worker counts a page's own title up to 2.5 times as much as another."""
OF_A_TASK = 0.8
"""What a page explains comes before what another asks of it."""
AROUND = {"doc-labels", "filename", "headerlink", "minutes", "reading-time"}


@dataclass
class Entry:
    """What one result is about.

    Attributes:
        location: Its address below the site's.
        title: Its words, which count most.
        weight: How much it counts beside the others of its page.
        paragraphs: Its text.
    """

    location: str
    title: str
    weight: float = 1
    paragraphs: list[str] = field(default_factory=list)


class Reader:
    """Goes through a page.

    Attributes:
        entries: What it has found.
    """

    def __init__(self, page: Page) -> None:
        self._path = page.path
        self._entry = Entry(page.path, page.title, OF_A_PAGE)
        self.entries = [self._entry]

    def read(self, element: Element) -> None:
        """Take what an element holds, in the order of the page.

        Args:
            element: The page's content, or a part of it.
        """
        line = [element.text or ""]
        for child in element:
            if child.tag in INLINE:
                line.append(_text(child))
            else:
                self._end(line)
                self._part(child)
                line = []
            line.append(child.tail or "")
        self._end(line)

    def _end(self, line: list[str]) -> None:
        if text := " ".join("".join(line).split()):
            self._entry.paragraphs.append(text)

    def _part(self, element: Element) -> None:
        if _is_left_out(element):
            return
        if element.tag == "h1":
            self._entry.title = _text(element)
        elif element.tag in HEADINGS and element.get("id"):
            self._begin(element, _text(element))
        elif (title := _title(element)) is not None:
            above = self._entry
            is_word = "id" in title.attrib
            self._begin(title if is_word else element, _text(title))
            self._entry.weight = 1 if is_word else OF_A_TASK
            element.text = (title.tail or "").lstrip(": ")
            element.remove(title)
            self.read(element)
            self._entry = above
        elif element.tag == "details":
            if classes(element).isdisjoint(UNNAMED):
                self._end([_text(element[0])])
        else:
            self.read(element)

    def _begin(self, element: Element, title: str) -> None:
        self._entry = Entry(f"{self._path}#{element.get('id')}", title)
        self.entries.append(self._entry)


def _title(element: Element) -> Element | None:
    """What names an element that is a result of its own: a task, or a word."""
    first = next(iter(element), None)
    if first is None:
        return None
    is_task = element.get("id") and classes(element) & TASKS
    is_word = element.tag == "li" and first.tag == "strong" and first.get("id")
    return first if is_task or is_word else None


def _is_left_out(element: Element) -> bool:
    is_silent = element.tag in SILENT or not classes(element).isdisjoint(AROUND)
    return is_silent or "data-search-exclude" in element.attrib


def _text(element: Element) -> str:
    """Its words, with no link to itself."""
    if _is_left_out(element):
        return ""
    inner = (f"{_text(child)}{child.tail or ''}" for child in element)
    return " ".join(f"{element.text or ''}{''.join(inner)}".split())
