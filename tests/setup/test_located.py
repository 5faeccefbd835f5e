"""What a strict build refuses is said with its line, and what to do."""

from pathlib import Path

import pytest

from scripts.site import make

LINKS = "# Title\n\nText.\n\n[a](gone.md)\n[b](other.md#nowhere)\n[c](#never)\n"
MENU = "nav:\n  - index.md\n  - other.md\n  - Lost: lost.md\n"


def test_each_warning_of_a_build_has_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link, an anchor, a page that the menu lacks, and one that it alone has."""
    levels = "\n".join(f"  {each}: warn" for each in ("omitted_files", "anchors"))
    settings = f"site_name: A site\nvalidation:\n{levels}\n{MENU}"
    (tmp_path / "mkdocs.yml").write_text(settings)
    (tmp_path / "docs").mkdir()
    for name, text in {"index": LINKS, "other": "# Other\n", "new": "# New\n"}.items():
        (tmp_path / f"docs/{name}.md").write_text(text)
    monkeypatch.setattr(make, "AFTER", ())

    with pytest.raises(RuntimeError) as failed:
        make.build(tmp_path / "mkdocs.yml", tmp_path / "site")

    said = str(failed.value)
    for place in (
        "docs/index.md:5: Doc file 'index.md' contains a link 'gone.md'",
        "docs/index.md:6: Doc file 'index.md' contains a link 'other.md#nowhere'",
        "docs/index.md:7: Doc file 'index.md' contains a link '#never'",
        "docs/new.md:1: give it a line in `nav` of mkdocs.yml",
        "mkdocs.yml:8: A reference to 'lost.md' is included in the 'nav'",
    ):
        assert f"\n{place}" in said
