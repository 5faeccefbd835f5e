"""The Markdown beside each page says what the page says, and a list names them all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.site.make import SITE
from scripts.site.pages import Page, load
from scripts.site.plain import plain
from scripts.site.tree import article, classes

PAGES = load(SITE).pages
URL = load(SITE).url
DESCRIPTION = range(30, 171)
"""Characters that a search engine shows of a description, and that say something."""
INLINE = {"a", "code", "em", "strong", "span"}
DRAWN = {"headerlink", "minutes", "reading-time"}
"""What the theme adds to what is written."""
READER = MarkdownIt("commonmark").enable("table")
WORD = re.compile(r"\w+")


def name(page: Page) -> str:
    """The test's name for a page."""
    return page.name


def words(element: Element) -> str:
    """The text of a page's part, but for conversations and what docstrings say."""
    after = element.tail or ""
    if element.tag == "conversation-player" or classes(element) & {*DRAWN, "doc"}:
        return after
    gap = "" if element.tag in INLINE else " "
    inner = (element.text or element.get("alt") or "") + "".join(
        words(child) for child in element
    )
    return gap + inner + gap + after


def said(tokens: list[Token]) -> Iterator[str]:
    """The text of Markdown, and the titles of its fences; no conversations."""
    for token in tokens:
        if token.type == "inline":
            yield "".join(_inline(token.children or []))
        elif token.type == "html_block":
            yield re.sub(r"<[^>]*>", " ", token.content)
        elif token.type == "fence" and token.info != "conversation":
            yield from re.findall(r'title="([^"]*)"', token.info)
            yield token.content


def _inline(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        yield "\n" if token.type.endswith("break") else token.content


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_twin_says_what_its_page_says(built_site: Path, page: Page) -> None:
    """Every word, as often; of Python code more, for there it is the whole source."""
    content = article((built_site / page.path / "index.html").read_text("utf-8"))
    text = (built_site / page.path / "index.md").read_text("utf-8")
    tokens = READER.parse(text)
    has_docstrings = ":::" in page.text and "````" not in page.text
    documented = " ".join(
        "".join(paragraph.itertext()).replace("Bases:", "")
        for part in content.iter("div")
        if "doc-contents" in classes(part)
        for paragraph in part.findall("p")
        if paragraph.find("span") is None
    )

    on_page = Counter(words(content).split())
    in_twin = Counter(" ".join(said(tokens)).split())

    assert Counter() == on_page - in_twin
    assert has_docstrings or Counter() == in_twin - on_page
    assert set() == {*WORD.findall(documented)} - {*WORD.findall(text)}
    talks = sum(t.type == "fence" and t.info == "conversation" for t in tokens)
    assert sum(1 for _ in content.iter("conversation-player")) == talks


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_twin_leads_wherever_its_page_leads(built_site: Path, page: Page) -> None:
    """Its links hold from any place, and those to the site have a page there."""
    text = (built_site / page.path / "index.md").read_text("utf-8")
    inline = [t for t in READER.parse(text) if t.type == "inline"]

    links = [
        str(child.attrGet("href") or child.attrGet("src"))
        for token in inline
        for child in token.children or []
        if child.type in ("link_open", "image")
    ]

    assert [] == [link for link in links if not link.startswith(("http:", "https:"))]
    own = {link.removeprefix(URL).partition("#")[0] for link in links if URL in link}
    assert [] == [path for path in own if not (built_site / path).exists()]


def test_a_page_without_extensions_is_what_everyone_reads() -> None:
    """Blocks become bold lines; what a fence shows is left as it stands."""
    page = """\
# Title { #here }

Some `](code.md)`, a [link](../b.md#x){ .y } and [its own](#here).
{ .lead }

/// details | Solution
    attrs: {class: solution}
**Answer: A**
///

<!-- shows: x -->

````{ .markdown title="x.md" }
/// note | N


```{ .python .raises }
```
///
````
"""

    text = plain(page.split("\n"), "a/index.md", "https://x.org/", lambda *_: [])

    expected = """\
# Title

Some `](code.md)`, a [link](https://x.org/b/#x) and [its own](https://x.org/a/#here).

**Solution**

**Answer: A**

````markdown title="x.md"
/// note | N


```{ .python .raises }
```
///
````
"""
    assert expected == text


def test_the_list_names_every_page(built_site: Path) -> None:
    """In the form of llmstxt.org: a title, what it is, and parts with links."""
    lines = (built_site / "llms.txt").read_text("utf-8").splitlines()

    entries = [line for line in lines if line.startswith("- ")]

    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert {"## Pages", "## Learn", "## Reference"} == {
        line for line in lines if line.startswith("##")
    }
    assert sorted(
        f"- [{page.title}]({URL}{page.path}index.md): {page.description}"
        for page in PAGES
    ) == sorted(entries)


def test_every_page_says_what_it_is_about(built_site: Path) -> None:
    """In a sentence or two of its own, which the built page has too."""
    said = [page.description for page in PAGES]
    built = [(built_site / page.path / "index.html").read_text() for page in PAGES]

    lengths = {page.name: len(page.description) for page in PAGES}

    assert {} == {name: n for name, n in lengths.items() if n not in DESCRIPTION}
    assert len(said) == len(set(said))
    told = [f'content="{text}"' for text in said]
    assert [] == [
        text for text, html in zip(told, built, strict=True) if text not in html
    ]
