"""What the search knows: all that has a name, and nothing that is to be found out."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from scripts.site.search import INDEX
from scripts.site.tree import article, classes


@pytest.fixture(scope="module")
def docs(built_site: Path) -> dict[str, dict[str, Any]]:
    """The entries of the index, by their addresses."""
    entries = json.loads((built_site / INDEX).read_text("utf-8"))["docs"]
    return {entry["location"]: entry for entry in entries}


@pytest.mark.parametrize(
    "page", ["learn/test/", "learn/challenge/", "learn/visualize/"]
)
def test_a_solution_is_not_found(
    built_site: Path, docs: dict[str, dict[str, Any]], page: str
) -> None:
    """Each question is found by its title and options, none by what solves it."""
    content = article((built_site / page / "index.html").read_text("utf-8"))
    asked = [each for each in content.iter("div") if "question" in classes(each)]
    solved = [d for each in asked for d in each.iter("details")]
    hidden = {
        " ".join("".join(part.itertext()).split())
        for details in solved
        for part in [*details.iter("p"), *details.iter("li")]
    }
    texts = [docs[f"{page}#{each.get('id')}"]["text"] for each in asked]
    shown = html.unescape(" ".join(texts))

    assert len(asked) >= 8
    assert [] == [text for text in hidden if len(text) > 40 and text in shown]
    assert [] == [text for text in texts if "Answer:" in text]


def test_whatever_has_a_name_is_found(
    built_site: Path, docs: dict[str, dict[str, Any]]
) -> None:
    """Each heading of a page with an address, and each word of the glossary."""
    paths = [built_site / name / "index.html" for name in ("myths", "answers")]
    glossary = (built_site / "reference/glossary/index.html").read_text("utf-8")
    named = {
        f"{path.parent.name}/#{name}"
        for path in paths
        for name in re.findall(r'<h[2-6] id="([^"]+)"', path.read_text("utf-8"))
    }
    words = re.findall(r'<strong id="([^"]+)"', glossary)

    assert len(named) > 30
    assert len(words) > 30
    assert set() == named - docs.keys()
    assert [] == [w for w in words if f"reference/glossary/#{w}" not in docs]


def test_no_code_is_found(docs: dict[str, dict[str, Any]]) -> None:
    """Code and output are read where they stand; the words about them are found."""
    texts = [entry["text"] for entry in docs.values()]

    assert [] == [text for text in texts if "import " in text and " = " in text]
    assert [] == [text for text in texts if "loop running<" in text]
