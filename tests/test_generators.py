"""One `mkdocs.yml`, three generators: what the pages say is the same in each."""

from __future__ import annotations

import re
import shutil
import sys
from html import unescape
from pathlib import Path

import pytest

from scripts.commands import run
from scripts.site.make import BUILD_SECONDS, PROJECT

ARTICLE = re.compile(r'<article class="md-content__inner.*?</article>', re.DOTALL)
OWN = re.compile(r'<p class="minutes">.*?</p>|<[^>]*>', re.DOTALL)
"""Tags, and the minutes on a card: Zensical tells no template of other pages."""


def text(page: Path) -> list[str]:
    """The words of a page's article."""
    [article] = ARTICLE.findall(page.read_text(encoding="utf-8"))
    return unescape(OWN.sub("", article)).split()


@pytest.mark.parametrize("generator", ["properdocs", "zensical"])
def test_another_generator_says_the_same(
    generator: str, built_site: Path, tmp_path: Path
) -> None:
    """It builds the same pages, strictly, and each has the same text."""
    unread = shutil.ignore_patterns("runtime", "__pycache__")
    for folder in ("docs", "examples"):
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=unread)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)

    command = [sys.executable, "-m", generator, "build", "--strict"]
    worked, said = run(command, BUILD_SECONDS, with_errors=True, folder=tmp_path)

    assert worked, said
    theirs, ours = (
        {page.relative_to(site): text(page) for page in site.rglob("index.html")}
        for site in (tmp_path / "site", built_site)
    )
    assert [*sorted(ours)] == [*sorted(theirs)]
    assert [] == [page for page in ours if ours[page] != theirs[page]]
