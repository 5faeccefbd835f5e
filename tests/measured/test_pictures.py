"""The pictures: what the data gives, and the same for everybody."""

import re

import html5lib
import pytest

from examples.measured import measured
from scripts.measure.pictures import FOLDER, PICTURES
from scripts.site.make import PROJECT

PAGE = PROJECT / "docs" / "learn" / "performance.md"
IMAGE = re.compile(
    r"!\[[^\]]+\]\(\.\./assets/measured/(?P<name>[\w.]+)\)"
    r"\{ width=(?P<width>\d+) height=(?P<height>\d+) "
)
COLOURS = PROJECT / "docs" / "assets" / "css" / "colours.css"

every_picture = pytest.mark.parametrize("name", PICTURES)


@every_picture
def test_is_what_the_data_gives(name: str) -> None:
    """Drawn anew, each has the same bytes as the file that the site serves."""
    served = (FOLDER / name).read_text(encoding="utf-8")

    assert served == PICTURES[name](), "draw it: python -m scripts.measure.pictures"


@every_picture
def test_says_what_it_shows(name: str) -> None:
    """It has a title and a description of its own, and text that can be read."""
    svg = (FOLDER / name).read_text(encoding="utf-8")
    tree = html5lib.parse(svg, treebuilder="etree", namespaceHTMLElements=False)
    texts = {tag: ["".join(each.itertext()) for each in tree.iter(tag)] for tag in TAGS}

    assert all(any(text.strip() for text in texts[tag]) for tag in TAGS)


TAGS = (
    "{http://www.w3.org/2000/svg}title",
    "{http://www.w3.org/2000/svg}desc",
    "{http://www.w3.org/2000/svg}text",
)


@every_picture
def test_calls_no_other_place(name: str) -> None:
    """It loads nothing, and runs nothing."""
    svg = (FOLDER / name).read_text(encoding="utf-8")

    assert not re.search(r"<script|@import|url\((?!#)|href=\"(?!#)", svg)


def test_the_page_keeps_their_room() -> None:
    """The page shows each with its size, so that nothing moves when it comes."""
    found = {
        m["name"]: (m["width"], m["height"]) for m in IMAGE.finditer(PAGE.read_text())
    }

    assert found == {name: _size((FOLDER / name).read_text()) for name in PICTURES}


def _size(svg: str) -> tuple[str, str]:
    box = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert box is not None
    return box[1], box[2]


def test_they_have_the_colours_of_the_site() -> None:
    """Light and dark, each colour is one of the style sheet's."""
    css = COLOURS.read_text(encoding="utf-8")
    pairs = {
        pair
        for name in PICTURES
        for pair in re.findall(
            r"light-dark\(#\w+, #\w+\)", (FOLDER / name).read_text(encoding="utf-8")
        )
    }

    assert len(pairs) >= 3
    assert [] == [pair for pair in pairs if pair not in css]


def test_another_figure_is_another_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a picture shows is the data: a changed one doesn't pass for it."""
    case = measured()["sockets"][0]
    before = PICTURES["sockets.svg"]()

    monkeypatch.setitem(case, "kib_each", case["kib_each"] * 2)

    assert before != PICTURES["sockets.svg"]()
