"""A project of a few pages, whose runs are kept as the real one's are."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.site import evidence, kept

ROOT = Path(__file__).parents[2]
LIMIT = 60

SETTINGS = """\
[project]
urls = { Source = "https://example.org/a/b" }

[tool.pytest]
testpaths = ["docs"]
pages_max_skips = 1
"""

CONFIG = """\
site_name: Kept
markdown_extensions: [tables, pymdownx.superfences]
nav:
"""

CONFTEST = """\
from pathlib import Path
from scripts.site import kept
kept.PROJECT = Path(__file__).parent
kept.KEPT = kept.PROJECT / "kept"
pytest_plugins = ["tests.pages.plugin", "tests.evidence.kept"]
"""


@dataclass(frozen=True)
class Project:
    """The project's folder; the pages are in `docs/`."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Write a page, and name it in the navigation."""
        path = self.folder / "docs" / name
        path.write_text(text, encoding="utf-8")
        config = self.folder / "mkdocs.yml"
        if f": {name}\n" not in config.read_text("utf-8"):
            with config.open("a", encoding="utf-8") as file:
                file.write(f"  - {path.stem.title()}: {name}\n")
        return path

    def run(self, *options: str) -> int:
        """Run tests of it in a process of their own; its status."""
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT,
            check=False,
        ).returncode


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The project, which this process keeps the runs of, too."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "pyproject.toml").write_text(SETTINGS)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "conftest.py").write_text(CONFTEST)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(kept, "PROJECT", tmp_path)
    monkeypatch.setattr(kept, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(kept, "grounds", kept.grounds.__wrapped__)
    monkeypatch.setattr(evidence, "PROJECT", tmp_path)
    monkeypatch.setattr(evidence, "PAGE", tmp_path / "docs" / "evidence.md")
    return Project(tmp_path)
