"""The site's own configuration decides what a page is and how it is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.conftest import CONFIG, ROOT, Scratch, good
from tests.pages.site import find, load


def write(folder: Path, config: str, *pages: str) -> Path:
    """A site with these pages."""
    for name in pages:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Title\n")
    path = folder / "mkdocs.yml"
    path.write_text(config)
    return path


def test_lists_the_pages_that_mkdocs_builds(tmp_path: Path) -> None:
    """Pages are found in every folder, and nothing else is a page."""
    names = ["docs/index.md", "docs/a/b.md", "docs/build/c.markdown", "docs/d.mkd"]
    config = "site_name: x\nexclude_docs: drafts/\n"
    path = write(tmp_path, config, *names, "docs/e.txt", "docs/drafts/f.md", "g.md")

    site = load(path)

    assert {tmp_path / name for name in names} == set(site.pages)


def test_leaves_out_what_the_site_excludes(tmp_path: Path) -> None:
    """Hidden files and templates are no pages; those not in the nav are."""
    config = "site_name: x\nnot_in_nav: b.md\nnav: [index.md]\n"
    names = ["docs/index.md", "docs/b.md"]
    path = write(tmp_path, config, *names, "docs/.hidden/c.md")

    site = load(path)

    assert {tmp_path / name for name in names} == set(site.pages)


@pytest.mark.parametrize(
    ("config", "missing"),
    [
        ("plugins: [search, no_such]", "plugin no_such"),
        ("plugins: {no_such: {a: 1}}", "plugin no_such"),
        ("markdown_extensions: [no_such]", "extension no_such"),
        ("markdown_extensions: [{no_such: {a: 1}}]", "extension no_such"),
        ("extra: {a: !!python/name:no_such.name }", "Python name no_such.name"),
        ("extra: {a: !!python/name:json.no_such }", "Python name json.no_such"),
    ],
)
def test_names_what_is_not_installed(tmp_path: Path, config: str, missing: str) -> None:
    """Features that can't be loaded are left out and listed."""
    site = load(write(tmp_path, f"site_name: x\n{config}\n", "docs/index.md"))

    assert (missing,) == site.missing


@pytest.mark.parametrize(
    "config",
    [
        "theme: {name: no_such_theme}",
        "theme: {name: material, custom_dir: gone}",
        "hooks: [gone.py]",
        "extra: !ENV [NO_SUCH, {}]",
        "extra: {a: !ENV NO_SUCH}",
        "watch: [gone]",
        "repo_url: https://example.org/x",
        "strict: true\nnav: [gone.md]",
        "INHERIT: base.yml",
        "markdown_extensions: {toc: {permalink: true}}",
        "extra: {a: !relative $config_dir}",
    ],
)
def test_other_settings_are_no_obstacle(tmp_path: Path, config: str) -> None:
    """What concerns only the build doesn't stop the check of the pages."""
    (tmp_path / "base.yml").write_text("site_name: base\n")

    site = load(write(tmp_path, f"site_name: x\n{config}\n", "docs/index.md"))

    assert {tmp_path / "docs/index.md"} == set(site.pages)


def test_inherits(tmp_path: Path) -> None:
    """The extensions may stand in the file that this one inherits from."""
    (tmp_path / "base.yml").write_text(f"docs_dir: pages\n{CONFIG}")
    path = write(tmp_path, "INHERIT: base.yml\n", "pages/index.md")

    site = load(path)

    assert {tmp_path / "pages/index.md"} == set(site.pages)
    assert "pymdownx.superfences" in site.config.markdown_extensions


@pytest.mark.parametrize("text", ["site_name: [", "- x\n", "x\n", "docs_dir: 3\n", ""])
def test_a_file_that_is_no_configuration(tmp_path: Path, text: str) -> None:
    """The error names the file."""
    path = write(tmp_path, text)

    with pytest.raises(ValueError, match=r"mkdocs\.yml"):
        load(path)


def test_a_project_without_a_site(tmp_path: Path) -> None:
    """The error says how to name one."""
    with pytest.raises(ValueError, match="name one with --mkdocs="):
        find(tmp_path)


def test_finds_the_project_s_site() -> None:
    """The project's own configuration is the one beside its conftest."""
    assert ROOT / "mkdocs.yml" == find(ROOT)


def test_options_of_extensions_are_the_site_s(scratch: Scratch) -> None:
    """Snippets come from the site's own folders."""
    config = CONFIG.replace("base_path: [.]", "base_path: [parts]")
    text = '```python\n--8<-- "part.py"\n```\n\n```python\nassert x == 1\n```\n'

    report = scratch.check(text, config=config, files={"parts/part.py": "x = 1\n"})

    assert good(2) == report


def test_tab_length_is_the_site_s(scratch: Scratch) -> None:
    """A tab expands as in the built page."""
    text = "```python\nif True:\n\tx = 1\n        y = 2\n```\n"

    assert [4] == scratch.check(text.encode()).lines


def test_nothing_here_names_this_project() -> None:
    """What checks the pages serves any site."""
    files = [
        path
        for path in (ROOT / "tests/pages").glob("*.py")
        if not path.name.startswith(("test_", "conftest"))
    ]
    words = re.compile(r"django|channels|examples\.(?:hello|slow)|asgi-vs", re.I)

    naming = [path.name for path in files if words.search(path.read_text())]

    assert 20 < len(files)
    assert [] == naming
