"""A published site is small, and holds all that its pages ask for."""

import re
from pathlib import Path

import pytest

from scripts.site.pack import pack

PAGE = """\
<head>
<link rel="stylesheet" href="{root}assets/stylesheets/a.css">
  <link rel="stylesheet" href="{root}assets/b.css">
</head>
<body>
  <p class="used">text</p>

  <pre><code><span class="n">kept</span>   <span class="k">in</span>

</code></pre>
  <script src="{root}assets/js/main.js" type="module"></script>
</body>
"""
FILES = {
    "assets/stylesheets/a.css": ".used { color: red } .unused { color: blue }",
    "assets/b.css": ".by-script { margin: 0 } [dir=rtl] .used { top: 0 }",
    "assets/js/main.js": 'import { one } from "../more/one.js"; one("by-script");\n'
    'import("./late.js");',
    "assets/js/late.js": "export const late = 'late';",
    "assets/more/one.js": "export const one = (name) => console.log(name);",
    "assets/live/worker.js": 'import "../more/one.js"; postMessage("worker");',
    "assets/javascripts/bundle.1.min.js": "theme",
    "assets/javascripts/lunr/tr.js": "another language",
}


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A small site, packed."""
    pages = {
        "index.html": PAGE.format(root=""),
        "below/index.html": PAGE.format(root="../"),
        "404.html": PAGE.format(root="/project/"),
    }
    for name, text in (FILES | pages).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    pack(tmp_path)
    return tmp_path


def test_one_sheet_holds_what_is_used(packed: Path) -> None:
    """By a page or by a script; the rest, and the sheets themselves, are gone."""
    [sheet] = packed.rglob("*.css")

    text = sheet.read_text("utf-8")
    assert ".used{color:red}" in text
    assert ".by-script" in text
    assert "unused" not in text
    assert "rtl" not in text


def test_each_page_names_files_that_are_there(packed: Path) -> None:
    """From whatever depth, and with its code as it was."""
    for page, root in (
        ("index.html", ""),
        ("below/index.html", "../"),
        ("404.html", ""),
    ):
        text = (packed / page).read_text("utf-8").replace("/project/", "")
        named = re.findall(r'(?:src|href)="([^"]+)"', text)

        assert 2 == len(named)
        assert all((packed / name.removeprefix(root)).is_file() for name in named)
        code = '<code>kept   <span class="k">in</span>\n\n</code>'
        assert code in text


def test_scripts_are_joined_but_for_what_comes_late(packed: Path) -> None:
    """The worker keeps its name; no other module, and no other language, is left."""
    names = {path.relative_to(packed).as_posix() for path in packed.rglob("*.js")}

    known = {re.sub(r"-[A-Z0-9]{8}(?=\.js$)", "", name) for name in names}
    assert {
        "assets/javascripts/bundle.1.min.js",
        "assets/live/late.js",
        "assets/live/site.js",
        "assets/live/worker.js",
    } == known
