"""Writes each page of a built site as Markdown, and the list of them all.

A page's twin stands beside it as `index.md`; `llms.txt` at the site's root lists them
in the form of [llmstxt.org](https://llmstxt.org/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from markdown import Markdown
from pymdownx.snippets import SnippetPreprocessor

from scripts.site.pages import Page, Site, load
from scripts.site.plain import plain
from scripts.site.reference import PACKAGE, Reference
from scripts.sources import digest, kept

PROJECT = Path(__file__).parents[2]
KEPT = PROJECT / ".venv" / "reference.json"
"""What the reference tells, kept until the code changes of which it tells."""
TWIN = "index.md"
# Material takes each `[rel=alternate]` for another language, and asks for its sitemap;
# of a list of tokens, as this one is, the blank says nothing.
LINK = f'<link rel="alternate " type="text/markdown" href="{TWIN}">\n'
# Where the page offers to copy it: beside the time that it takes to read, or on top.
PLACE = '<span class="copy-page"></span>'
BEFORE = re.compile(
    r'(<p class="reading-time">(?:(?!</p>).)*|<article[^>]*>(?!.*"reading-time"))', re.S
)
UNTITLED = "Pages"
"""The part of the list for pages that stand in none of the navigation."""


def write(to: Path) -> None:
    """Write the twins of a site, with a link from each page, and `llms.txt`.

    Args:
        to: The folder of the built site.
    """
    site = load(to)
    snippets = _snippets(site)
    code = digest(PROJECT, (PROJECT / PACKAGE).rglob("*.py"))
    with kept(KEPT, code) as told:
        reference = Reference(PROJECT, told)
        for page in site.pages:
            lines = snippets.run(page.text.split("\n"))
            text = plain(lines, page.name, site.url, reference)
            (to / page.path / TWIN).write_text(text, encoding="utf-8")
            _lead_to_twin(to / page.path / "index.html")
    (to / "llms.txt").write_text("\n".join(_listed(site)), encoding="utf-8")


def _lead_to_twin(path: Path) -> None:
    """Name the twin in the page, and keep a place for what copies it."""
    head, end, body = path.read_text("utf-8").partition("</head>")
    body = BEFORE.sub(rf"\1{PLACE}", body, count=1)
    path.write_text(head + LINK + end + body, encoding="utf-8")


def _snippets(site: Site) -> SnippetPreprocessor:
    settings = dict(site.snippets)
    folders = [str(PROJECT / folder) for folder in settings.pop("base_path", ["."])]
    md = Markdown(
        extensions=["pymdownx.snippets"],
        extension_configs={"pymdownx.snippets": settings | {"base_path": folders}},
    )
    return md.preprocessors["snippet"]


def _listed(site: Site) -> Iterator[str]:
    yield from [f"# {site.name}", "", f"> {site.description}"]
    for section in dict.fromkeys(page.section for page in site.pages):
        yield from ["", f"## {section or UNTITLED}", ""]
        pages = (page for page in site.pages if page.section == section)
        yield from (_entry(page, site.url) for page in pages)
    yield ""


def _entry(page: Page, url: str) -> str:
    return f"- [{page.title}]({url}{page.path}{TWIN}): {page.description}"
