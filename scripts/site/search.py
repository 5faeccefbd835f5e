"""Writes what the search knows: no code, no output, nothing that a page folds.

The index that the build wrote holds all of it, which is too much to send, and finds a
quiz's answers before the pages that explain them. Each heading is an entry, as there,
and each question too.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.site.pages import Page, load
from scripts.site.results import Reader
from scripts.site.tree import article

INDEX = Path("search", "search_index.json")
SEPARATOR = r"[\s\-]+"
SETTINGS = {
    "lang": ["en"],
    "pipeline": ["stopWordFilter"],
    "fields": {
        "title": {"boost": 1e3},
        "text": {"boost": 1.0},
        "tags": {"boost": 1e6},
    },
}
"""What Material's worker asks an index for, as Material's own plugin gives it."""
UNREAD = re.compile(r"<(pre|conversation-player)\b.*?</\1>", re.DOTALL)
"""Most of a page's HTML: the colours of code, and lanes, which nobody searches."""


def write(to: Path) -> None:
    """Write the index.

    Args:
        to: The folder of the built site.
    """
    site = load(to)
    separator = site.search.get("separator", SEPARATOR)
    docs = [
        entry
        for page in site.pages
        for entry in _entries(page, (to / page.path / "index.html").read_text("utf-8"))
    ]
    told = {"config": SETTINGS | {"separator": separator}, "docs": docs}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    (to / INDEX).parent.mkdir(exist_ok=True)
    (to / INDEX).write_text(text, encoding="utf-8")


def _entries(page: Page, content: str) -> Iterator[dict[str, object]]:
    settings = page.meta.get("search") or {}
    if settings.get("exclude"):
        return
    boost = settings.get("boost", 1)
    reader = Reader(page)
    reader.read(article(UNREAD.sub("", content)))
    for entry in reader.entries:
        parts = (
            f"<p>{html.escape(each, quote=False)}</p>" for each in entry.paragraphs
        )
        yield {
            "location": entry.location,
            "title": html.escape(entry.title, quote=False),
            "text": "".join(parts),
            "boost": round(boost * entry.weight, 2),
        }
