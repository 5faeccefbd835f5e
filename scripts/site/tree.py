"""The elements of a built page, as Python's own parser tells of them."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "source",
    "wbr",
}
"""[Elements without an end](https://html.spec.whatwg.org/multipage/syntax.html#void-elements)."""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.builder.start("html", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def article(page: str) -> Element:
    """The content of a page.

    Args:
        page: The HTML that a build has written, which ends whatever it begins.
    """
    start = page.index("<article")
    parser = _Parser()
    parser.feed(page[start : page.index("</article>", start)] + "</article>")
    parser.builder.end("html")
    return parser.builder.close()


def classes(element: Element) -> set[str]:
    """The names in an element's `class`."""
    return set(element.get("class", "").split())
