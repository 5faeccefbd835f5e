"""The built site, wherever it is put."""

import re
from pathlib import Path

from tests.site.crawl import crawl

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
SOUND = '<a href="deep/#here">On</a><img alt="" src="deep/a%20b.png">'
DEEP = '<p id="here">Well</p><a href="../">Back</a><link href="../style.css">'
BROKEN = {
    "gone.html": '<a href="gone.html"></a><a href="no/">No</a>',
    "fragment.html": '<a href="deep/#there">On</a>',
    "root.html": '<link href="/style.css">',
    "picture.html": '<img src="deep/a%20b.png">',
    "choice.html": '<img alt="" srcset="deep/a%20b.png 1x, b.png 2x">',
    "bad.css": 'a { background: url("no.png") }',
}
FINDINGS = [
    "choice.html: b.png",
    "fragment.html: deep/#there",
    "gone.html: no/",
    'picture.html: no alt: <img src="deep/a%20b.png">',
    "root.html: /style.css",
    "bad.css: no.png",
]


def test_nothing_of_the_site_is_broken_below_a_path(built_site: Path) -> None:
    """Each link, anchor and file is there, and each picture has a text."""
    home = Path(built_site, "index.html").read_text("utf-8")
    canonical = CANONICAL.search(home)

    assert canonical
    assert [] == crawl(built_site, canonical[1])


def test_each_fault_is_found(tmp_path: Path) -> None:
    """And what is sound is not."""
    Path(tmp_path, "deep").mkdir()
    Path(tmp_path, "deep", "a b.png").touch()
    Path(tmp_path, "style.css").write_text("a { background: url(deep/) }", "utf-8")
    pages = {"index.html": SOUND, "deep/index.html": DEEP, **BROKEN}
    for name, text in pages.items():
        Path(tmp_path, name).write_text(text, "utf-8")

    found = crawl(tmp_path, "https://site.invalid/")

    assert FINDINGS == found
