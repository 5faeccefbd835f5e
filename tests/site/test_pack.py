"""A published site is small, and holds all that its pages ask for."""

import json
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
  <table><tr><td>cell</td></tr></table>
  <table class="highlighttable"></table>
  <script src="{root}assets/js/main.js" type="module"></script>
</body>
"""
FILES = {
    "assets/stylesheets/a.css": ".used { --read: 1; --unread: url('a;b'); color: red }"
    ".unused { color: blue } table:not([class]) { width: auto }"
    " .by-script { margin: 0 } [dir=rtl] .used { top: 0 }",
    "assets/b.css": ".put-together { order: var(--read) } :focus-visible { top: 0 }",
    "assets/js/main.js": 'import { one } from "../more/one.js"; one("by-script");\n'
    'import("./late.js");',
    "assets/js/late.js": "export const late = 'late';",
    "assets/more/one.js": "export const one = (name) => console.log(name);",
    "assets/live/worker.js": 'import "../more/one.js"; postMessage("worker");',
    "assets/javascripts/bundle.1.min.js": "theme",
    "assets/javascripts/lunr/tr.js": "another language",
}


PAGES = {
    "index.html": PAGE.format(root=""),
    "below/index.html": PAGE.format(root="../"),
    "404.html": PAGE.format(root="/project/"),
}


def site(folder: Path, kept: Path, changed: dict[str, str] | None = None) -> Path:
    """A small site, packed, some of whose files are others."""
    for name, text in (FILES | PAGES | (changed or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    pack(folder, kept)
    return folder


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where is kept what the site was packed to."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def packed(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, packed for the first time."""
    return site(tmp_path_factory.mktemp("site"), kept)


def test_one_sheet_holds_what_is_used(packed: Path) -> None:
    """Of the theme's by a page or a script, and all of our own; the sheets are gone."""
    [sheet] = packed.rglob("*.css")

    text = sheet.read_text("utf-8")
    assert ".used{--read: 1;color:red}" in text
    assert ".by-script{" in text
    assert ".put-together{" in text
    assert ":focus-visible{" in text
    assert not re.search("unused|unread|rtl", text)


def test_a_table_of_the_text_is_wrapped_and_styled_as_before(packed: Path) -> None:
    """Material's script, which looks for those without a class, has nothing to do."""
    [sheet] = packed.rglob("*.css")
    page = (packed / "index.html").read_text("utf-8")

    assert "table.prose{width:auto}" in sheet.read_text("utf-8")
    assert (
        '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
        '<table class="prose"><tr><td>cell</td></tr></table></div></div>'
    ) in page
    assert '\n<table class="highlighttable"></table>' in page


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


def test_change_of_a_text_makes_no_other_sheet_and_no_other_scripts(
    packed: Path, kept: Path, tmp_path: Path
) -> None:
    """What was kept is taken, until a page names more, or a script changes."""
    for name, made in {
        "sheet": ".kept{}",
        "scripts": [["assets/live/site-KEPT.js", "kept"]],
    }.items():
        path = kept / f"{name}.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | {"made": made}))
    text = PAGES["index.html"].replace(">text<", ' id="another">another text<')
    names = PAGES["index.html"].replace('"used"', '"used unused"')

    same = site(tmp_path / "same", kept, {"index.html": text})
    changed = {"index.html": names, "assets/js/late.js": "export const late = 'later';"}
    others = site(tmp_path / "others", kept, changed)

    assert [".kept{}"] == [path.read_text() for path in same.rglob("*.css")]
    assert ["kept"] == [path.read_text() for path in same.rglob("site-*.js")]
    [sheet] = others.rglob("*.css")
    assert ".unused{" in sheet.read_text()
    assert [] == list(others.rglob("site-KEPT.js"))
