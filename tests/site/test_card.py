"""The card that other sites show of this one."""

import re
import struct
from pathlib import Path

import pytest

from scripts.site import card
from scripts.site.make import PROJECT
from tests.browser.serve import pages

CARD = re.compile(r'<meta property="og:image" content="([^"]+)"')
TITLE = re.compile(r'<meta property="og:title" content="([^"]+)"')


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Where the card and the icon are drawn."""
    paths = tmp_path / "card.png", tmp_path / "icon.png"
    monkeypatch.setattr(card, "CARD", paths[0])
    monkeypatch.setattr(card, "ICON", paths[1])
    return paths


def size(path: Path) -> tuple[int, int]:
    """The width and the height of a PNG, which its first chunk begins with."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def test_they_are_drawn_once_and_the_same_each_time(drawn: tuple[Path, Path]) -> None:
    """Who has them draws nothing; who draws them anew gets the same bytes."""
    card.write()
    first = [path.read_bytes() for path in drawn]
    drawn[0].touch()
    times = [path.stat().st_mtime_ns for path in drawn]

    card.write()
    kept = [path.stat().st_mtime_ns for path in drawn]
    drawn[0].write_bytes(b"of another template")
    card.write()

    assert [(1200, 630), (180, 180)] == [size(path) for path in drawn]
    assert times == kept
    assert first == [path.read_bytes() for path in drawn]


def test_each_page_names_the_card_by_its_whole_address(built_site: Path) -> None:
    """Other sites ask for it from afar, and it is there."""
    told = {page: (built_site / page).read_text("utf-8") for page in _files(built_site)}
    cards = {found for text in told.values() for found in CARD.findall(text)}
    titles = [TITLE.findall(text) for text in told.values()]

    config = (PROJECT / "mkdocs.yml").read_text("utf-8")
    root = re.findall(r"^site_url: (.*)$", config, re.MULTILINE)[0]
    assert {f"{root}assets/card.png"} == cards
    assert (1200, 630) == size(built_site / "assets" / "card.png")
    assert {1} == {len(found) for found in titles}


def _files(site: Path) -> list[str]:
    return [
        f"{page}index.html" if page[-5:] != ".html" else page for page in pages(site)
    ]
