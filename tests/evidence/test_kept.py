"""What a run verified of a page is kept for as long as it is true, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.site import kept
from scripts.site.kept import Seen
from tests.evidence.scratch_site import Project

GOOD = """\
# Good

```python
print("Hi")
```

```text
Hi
```

<!-- skip: needs a phone -->
```python
ring()
```

| a | b |
| - | - |
| 1 | 2 |
""".replace("| a |", "<!-- stated: a book -->\n\n| a |")
TWO = "```python\nassert 1\n```\n\n```python\nassert 2\n```\n"
ENDS = "```python\nimport os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n```\n"

SEEN = [
    Seen("python", "docs/good.md", 3, ("blocks", "run")),
    Seen("text", "docs/good.md", 7, ("blocks", "run", "outputs")),
    Seen("table", "docs/good.md", 18, ("tables",)),
]


def keep(page: Path) -> None:
    """Let the page be verified as it is now."""
    kept.keep(page, page.read_text(encoding="utf-8"), SEEN)


def test_only_whole_and_right_pages_are_kept(project: Project) -> None:
    """A page with a failure, or run in part, is kept no longer: it once was right."""
    good = project.write("good.md", GOOD)
    bad = project.write("bad.md", GOOD.replace("Hi\n```", "Hello\n```"))
    two = project.write("two.md", TWO)
    keep(bad)
    keep(two)

    status = project.run(*map(str, (good, bad)), f"{two}::line:1,column:1")

    assert 1 == status
    assert [(*SEEN,), None, None] == [kept.kept(page) for page in (good, bad, two)]


def test_run_that_is_killed_keeps_nothing(project: Project) -> None:
    """A page whose run never came to its end was forgotten before."""
    page = project.write("ends.md", ENDS)
    keep(page)

    status = project.run()

    assert -9 == status
    assert kept.kept(page) is None


def test_listing_the_tests_forgets_nothing(project: Project) -> None:
    """Who only collects runs nothing, and judges nothing."""
    page = project.write("good.md", GOOD)
    keep(page)

    status = project.run("--collect-only")

    assert 0 == status
    assert (*SEEN,) == kept.kept(page)


@pytest.mark.parametrize(
    "name", ["docs/good.md", "mkdocs.yml", "examples/hello/app.py"]
)
def test_what_changed_is_not_verified(project: Project, name: str) -> None:
    """Neither a page that was edited, nor any page when what it runs on was."""
    page = project.write("good.md", GOOD)
    other = project.folder / name
    other.parent.mkdir(parents=True, exist_ok=True)
    other.touch()
    keep(page)
    before = kept.kept(page)

    with other.open("a") as file:
        file.write("\n")

    assert (*SEEN,) == before
    assert kept.kept(page) is None


def test_other_versions_are_not_verified(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that ran on another Django has not run on this one."""
    page = project.write("good.md", GOOD)
    keep(page)

    monkeypatch.setattr(kept, "versions", lambda: {"Django": "6.0"})

    assert kept.kept(page) is None
