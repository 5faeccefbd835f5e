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

from scripts.site import twins
from scripts.site.pages import Page, Site, load
from scripts.site.plain import plain
from scripts.site.tree import article, classes

DESCRIPTION = range(30, 171)
"""Characters that a search engine shows of a description, and that say something."""
INLINE = {"a", "code", "em", "strong", "span"}
DRAWN = {"headerlink", "minutes", "reading-time"}
"""What the theme adds to what is written."""
READER = MarkdownIt("commonmark").enable("table")
WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def site(built_site: Path) -> Site:
    """The pages that the site was built from, those that the build wrote too."""
    return load(built_site)


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
        elif token.type == "code_block":
            yield token.content


def _inline(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        yield "\n" if token.type.endswith("break") else token.content


def differs(folder: Path, page: Page) -> list[str]:
    """What a page says and its twin doesn't, or the other way."""
    content = article((folder / page.path / "index.html").read_text("utf-8"))
    text = (folder / page.path / "index.md").read_text("utf-8")
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
    drawn = sum(1 for _ in content.iter("conversation-player"))
    talks = sum(t.type == "fence" and t.info == "conversation" for t in tokens)
    return [
        *(f"only on the page: {word}" for word in on_page - in_twin),
        *(f"only in the twin: {w}" for w in in_twin - on_page if not has_docstrings),
        *{*WORD.findall(documented)} - {*WORD.findall(text)},
        *([] if drawn == talks else [f"{drawn} conversations, in the twin {talks}"]),
    ]


def test_a_twin_says_what_its_page_says(
    built_site: Path, site: Site, subtests: pytest.Subtests
) -> None:
    """Every word, as often; of Python code more, for there it is the whole source."""
    for page in site.pages:
        with subtests.test(page=page.name):
            assert [] == differs(built_site, page)


def test_a_twin_leads_wherever_its_page_leads(
    built_site: Path, site: Site, subtests: pytest.Subtests
) -> None:
    """Its links hold from any place, and those to the site have a page there."""
    for page in site.pages:
        text = (built_site / page.path / "index.md").read_text("utf-8")
        links = [
            str(child.attrGet("href") or child.attrGet("src"))
            for token in READER.parse(text)
            for child in token.children or []
            if child.type in ("link_open", "image")
        ]
        own = {link.removeprefix(site.url) for link in links if site.url in link}
        with subtests.test(page=page.name):
            assert [] == [each for each in links if not each.startswith("http")]
            found = (built_site / path.partition("#")[0] for path in own)
            assert [] == [path for path in found if not path.exists()]


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


def test_the_list_names_every_page(built_site: Path, site: Site) -> None:
    """In the form of llmstxt.org: a title, what it is, and parts with links."""
    lines = (built_site / "llms.txt").read_text("utf-8").splitlines()

    entries = [line for line in lines if line.startswith("- ")]

    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert {"## Pages", "## Learn", "## Reference"} == {
        line for line in lines if line.startswith("##")
    }
    assert sorted(
        f"- [{page.title}]({site.url}{page.path}index.md): {page.description}"
        for page in site.pages
    ) == sorted(entries)


def test_a_page_leads_to_its_twin_and_no_other_does(
    built_site: Path, site: Site
) -> None:
    """So that none offers to copy what isn't there, as under `make serve`."""
    with_twins = {built_site / page.path / "index.html" for page in site.pages}

    leading = {
        path for path in built_site.rglob("*.html") if twins.LINK in path.read_text()
    }

    assert with_twins == leading
    theme = Path("docs/.theme").rglob("*.html")
    assert [] == [path for path in theme if "text/markdown" in path.read_text("utf-8")]


def test_every_page_says_what_it_is_about(built_site: Path, site: Site) -> None:
    """In a sentence or two of its own, which the built page has too."""
    said = [page.description for page in site.pages]
    built = [(built_site / page.path / "index.html").read_text() for page in site.pages]

    lengths = {page.name: len(page.description) for page in site.pages}

    assert {} == {name: n for name, n in lengths.items() if n not in DESCRIPTION}
    assert len(said) == len(set(said))
    told = [f'content="{text}"' for text in said]
    assert [] == [
        text for text, html in zip(told, built, strict=True) if text not in html
    ]
