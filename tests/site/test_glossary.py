"""Each word is explained once, by a definition and a page that shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.site.pages import load

WORD = re.compile(r"- \*\*(?P<name>.+?)\*\*\{ #(?P<id>[a-z-]+) \}: (?P<meaning>.+)\.")
USED = re.compile(r"glossary\.md#([a-z-]+)")
DEFINED_BY = (
    "https://asgi.readthedocs.io/",
    "https://channels.readthedocs.io/",
    "https://docs.djangoproject.com/",
    "https://docs.python.org/",
    "https://peps.python.org/",
    "https://www.rfc-editor.org/",
)
SENTENCES = 2


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    """The text of each page of the site, by its file."""
    return {page.name: page.text for page in load(built_site).pages}


@pytest.fixture
def items(pages: dict[str, str]) -> list[str]:
    """The lines of the list of words."""
    text = pages["reference/glossary.md"]
    return [line for line in text.splitlines() if line.startswith("- ")]


def test_each_word_has_its_sources(items: list[str]) -> None:
    """A definition by who made the word up, and a page of this site."""
    found = {line: WORD.fullmatch(line) for line in items}

    assert [] == [line for line, word in found.items() if word is None]
    words = [word for word in found.values() if word]
    assert len(words) > 30
    for word in words:
        links = re.findall(r"\]\((\S+?)\)", word["meaning"])
        assert any(link.startswith(DEFINED_BY) for link in links), word["name"]
        assert any(".md" in link for link in links), word["name"]
        assert word["meaning"].count(". ") < SENTENCES, word["name"]


def test_the_words_stand_in_order_and_once(items: list[str]) -> None:
    """Whoever looks one up finds it where it has to be."""
    words = [word for line in items if (word := WORD.fullmatch(line))]
    names = [word["name"].strip("`()").replace("_", " ").lower() for word in words]

    assert sorted(names) == names
    assert len({word["id"] for word in words}) == len(words)


def test_the_cards_are_the_glossary_s(pages: dict[str, str]) -> None:
    """They are included, not written a second time."""
    review = pages["learn/review.md"]

    assert '--8<-- "docs/reference/glossary.md:words"' in review
    assert None is re.search(r"^- \*\*", review, re.MULTILINE)


def test_the_pages_use_it(pages: dict[str, str]) -> None:
    """A page links a word where it first comes up, and no other time."""
    used = {name: USED.findall(text) for name, text in pages.items()}

    assert {} == {name: each for name, each in used.items() if len({*each}) < len(each)}
    assert len({word for each in used.values() for word in each}) > 20
