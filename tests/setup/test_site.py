"""How the site is made: once, until something that it is made of changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts.site import make, verify


@dataclass
class Making:
    """A project of one page, and what is done to make its site."""

    page: Path
    fails: bool = False
    done: list[str] = field(default_factory=list)

    def run(self, pages: list[Path]) -> None:
        """Run the pages that are not verified."""
        self.done += [f"run {page.name}" for page in pages]

    def write(self) -> None:
        """Write what goes into `docs/` before the build."""
        self.page.with_name("evidence.md").write_text("The same again.\n")

    def build(self, config: Path, to: Path, is_packed: bool) -> None:
        """Build the site."""
        if self.fails:
            raise RuntimeError("mkdocs build --strict:\nNo.")
        to.mkdir(exist_ok=True)
        (to / "index.html").write_text(self.page.read_text())
        self.done.append("build")

    def main(self) -> list[str]:
        """Make the site, and give what that did."""
        before = len(self.done)
        make.main()
        return self.done[before:]


@pytest.fixture
def making(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Making:
    """The project, in place of the real one."""
    page = tmp_path / "project" / "docs" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("# A page\n")
    making = Making(page)
    monkeypatch.setattr(make, "PROJECT", tmp_path / "project")
    monkeypatch.setattr(make, "SITE", tmp_path / "project" / "site")
    monkeypatch.setattr(make, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(make, "BEFORE", (making.write,))
    monkeypatch.setattr(make, "build", making.build)
    monkeypatch.setattr(verify, "run", making.run)
    monkeypatch.setattr(verify, "unverified", lambda: [])
    return making


def test_second_time_does_nothing(making: Making) -> None:
    """The pages are run and the site is built once, and again after an edit."""
    first = making.main()
    second = making.main()
    making.page.write_text("# Another page\n")
    third = making.main()

    assert [["build"], [], ["build"]] == [first, second, third]


def test_pages_run_before_the_build(
    making: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no run has verified is run first, so that the site can tell of it."""
    monkeypatch.setattr(verify, "unverified", lambda: [Path("x.md")])

    done = making.main()

    assert ["run x.md", "build"] == done


def test_failed_build_is_done_again(
    making: Making, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build that failed is told, and leaves nothing that passes for a site."""
    making.fails = True

    statuses = [make.main(), make.main()]
    making.fails = False

    assert [1, 1] == statuses
    assert "mkdocs build --strict:\nNo.\n" * 2 == capsys.readouterr().err
    assert ["build"] == making.main()
