"""The page that tells what was verified tells that, and nothing else."""

from __future__ import annotations

import subprocess

import pytest

from scripts.site import evidence, kept, verify
from tests.evidence.scratch_site import Project
from tests.evidence.test_kept import GOOD, SEEN, keep

GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")


def git(project: Project, *arguments: str) -> str:
    """What git prints."""
    return subprocess.run(
        [*GIT, *arguments],
        cwd=project.folder,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.strip()


def test_counts_and_leads_to_what_was_verified(project: Project) -> None:
    """A row for each page, their sum, the versions, and each block's line."""
    for page in [project.write(name, GOOD) for name in ("good.md", "more.md")]:
        keep(page)

    evidence.write()

    written = evidence.PAGE.read_text(encoding="utf-8")
    source = "https://example.org/a/b/blob/main/docs/good.md?plain=1"
    assert "| [Good](good.md) | 2 | 1 | 1 | 0 | 0 | 0 |" in written
    assert "| **All** | 4 | 2 | 2 | 0 | 0 | 0 |" in written
    assert f"| Django | {kept.versions()['Django']} |" in written
    for each in SEEN:
        assert f"\n- {each.what}: [{each.line}]({source}#L{each.line})\n" in written
    assert "warning" not in written


def test_page_that_was_not_verified_is_named(project: Project) -> None:
    """It is counted nowhere, and the gate fails."""
    bad, good = (project.write(name, GOOD) for name in ("bad.md", "good.md"))
    keep(good)

    written = evidence.page()

    assert "as they are now: [Bad](bad.md)." in written
    assert "| [Bad]" not in written
    assert "/// details | Bad" not in written
    assert [bad] == verify.unverified()


def test_commit_is_named_if_nothing_else_was_built(project: Project) -> None:
    """Links lead to the commit, or to `main` if something is in no commit."""
    keep(project.write("good.md", GOOD))
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=Begin")
    commit = git(project, "rev-parse", "HEAD")

    clean = evidence.page()
    (project.folder / "docs" / "new.txt").touch()
    changed = evidence.page()

    assert f"/b/commit/{commit})." in clean
    assert f"/blob/{commit}/docs/good.md?plain=1#L3)" in clean
    assert f"/b/commit/{commit}), with changes that were not committed." in changed
    assert "/blob/main/docs/good.md?plain=1#L3)" in changed


def test_gate_fails_until_a_page_is_found_right(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong is printed and fails the gate, which passes when it is right."""
    page = project.write("page.md", GOOD.replace("Hi\n```", "Hello\n```"))

    verify.run(verify.unverified())
    before = verify.main()
    wrong = capsys.readouterr().out
    page.write_text(GOOD)
    verify.run(verify.unverified())
    after = verify.main()

    assert (1, 0) == (before, after)
    assert "docs/page.md:7: the block above printed something else" in wrong
    assert wrong.endswith(
        "docs/page.md: not verified; .venv/bin/python -m pytest docs/page.md says why\n"
        "pages: 0 of 1 are verified\n"
    )
    assert [
        "pages: running 1, to tell what was verified",
        "pages: 1 pages, 3 blocks collected, 2 run, 1 skipped with reason, 1 tables, "
        "1 outputs, 0 questions, 0 exercises",
        "pages: 1 of 1 are verified",
    ] == capsys.readouterr().out.splitlines()
