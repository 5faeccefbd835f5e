"""`make new-page`, `new-question` and `new-example` lay down what the gate accepts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.new.__main__ import KINDS
from scripts.new.files import Plan
from tests.pages.conftest import run
from tests.setup.standins import LIMIT, ROOT

MENU = """nav:
  # The menu.
  - Home: index.md
  - Learn:
      - Quiz: learn/quiz.md   # questions
  - Contributing: contributing.md
"""
QUIZ = "---\ntitle: Quiz\ndescription: Questions.\n---\n\n# Quiz\n\n## Part\n"
NEXT = "\n## Next\n\nRead on.\n"
PYTHON = ["examples/caching", "tests/examples/caching"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with three small pages, and one skeleton of each kind or more."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("examples", "scripts", "tests", "docs/.theme"):
        unused = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=unused)
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.split("nav:\n")[0] + MENU)
    (folder / "docs/learn").mkdir()
    (folder / "docs/learn/quiz.md").write_text(QUIZ + NEXT)
    for name in ("index", "contributing"):
        (folder / f"docs/{name}.md").write_text(f"# {name}\n")
    return folder


def new(folder: Path, kind: str, **given: str) -> list[str]:
    """Lay down a skeleton; what was written where."""
    plan = Plan(folder)
    KINDS[kind](plan, given)
    return plan.write()


@pytest.fixture(scope="module")
def written(project: Path) -> Mapping[str, list[str]]:
    """What each skeleton said that it wrote."""
    quiz = "docs/learn/quiz.md"
    title = "Caching: what's kept?"
    return {
        "page": new(project, "page", NAME="learn/caching", TITLE=title),
        "first": new(project, "question", PAGE=quiz, NAME="first", TOPIC="views"),
        "streams": new(project, "question", PAGE=quiz, NAME="b", TOPIC="streaming"),
        "second": new(project, "question", PAGE=quiz, NAME="second", TOPIC="views"),
        "wsgi": new(project, "example", NAME="caching/kept", PAGE=quiz),
        "asgi": new(project, "example", NAME="caching/asgi_kept", PAGE=quiz),
    }


def test_each_place_is_said(project: Path, written: Mapping[str, list[str]]) -> None:
    """What is said of a place stands there, once all is written, or stood there."""
    places = [line.split(":", 2) for lines in written.values() for line in lines]

    assert {"docs/learn/caching.md", "mkdocs.yml", "pyproject.toml"} < {
        name for name, _, _ in places
    }
    assert [] == [
        (name, text)
        for name, _, text in places
        if text != " new" and text.strip() not in (project / name).read_text("utf-8")
    ]


def test_the_menu_keeps_its_text(
    project: Path, written: Mapping[str, list[str]]
) -> None:
    """One line is added, after the pages of the same folder."""
    menu = (project / "mkdocs.yml").read_text(encoding="utf-8")

    quiz, contributing = "learn/quiz.md   # questions\n", "  - Contributing"
    line = '      - "Caching: what\'s kept?": learn/caching.md\n'
    assert f"{quiz}{line}{contributing}" in menu
    assert MENU == menu[menu.index("nav:\n") :].replace(line, "")


def test_a_question_ends_the_part_of_its_topic(
    project: Path, written: Mapping[str, list[str]]
) -> None:
    """The first comes last on the page; another goes to those of its topic."""
    text = (project / "docs/learn/quiz.md").read_text(encoding="utf-8")

    ids = re.findall(r"attrs: {id: (\w+)|^(## .*)", text, re.M)

    parts = ["## Part", "## Next", "first", "second", "b"]
    assert parts == [name or part for name, part in ids][:5]


def test_the_tests_accept_each(project: Path, written: Mapping[str, list[str]]) -> None:
    """Pages, the examples' tests, and what every example has to be."""
    meta = "tests/examples/test_every_example_has_a_test.py"

    ended = run("docs", meta, PYTHON[1], "-k", "docs or caching", folder=project)

    assert 0 == ended.status, ended.text
    assert "pages: 4 pages, " in ended.counts
    assert " 1 outputs, 3 questions" in ended.counts
    kept = {path.stem for path in (project / ".venv/verified").rglob("*.json")}
    assert {"index", "contributing", "quiz", "caching"} == kept


@pytest.mark.parametrize(
    "command",
    [
        ["mkdocs", "build", "--strict", "--site-dir=site"],
        ["ruff", "check", *PYTHON],
        ["ruff", "format", "--check", *PYTHON],
    ],
    ids=" ".join,
)
def test_the_rest_of_the_gate_accepts_each(
    project: Path, written: Mapping[str, list[str]], command: list[str]
) -> None:
    """The strict build has them all; the linter would change nothing."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=LIMIT,
        text=True,
    )

    assert 0 == done.returncode, done.stdout


QUIZ_PAGE = "docs/learn/quiz.md"
REFUSED = {
    "page": [
        ({}, "NAME= is missing; write it like NAME=learn/caching"),
        ({"NAME": "Learn/X"}, "NAME=Learn/X is no such name; write it like NAME=lea"),
        ({"NAME": "../x"}, "NAME=../x is no such name"),
        ({"NAME": "learn/quiz"}, "docs/learn/quiz.md is there already; choose"),
        ({"NAME": "far/x"}, "NAME=far/x: no page of the menu in mkdocs.yml is in far/"),
    ],
    "question": [
        ({"NAME": "x"}, "PAGE= is missing; write it like PAGE=docs/learn/"),
        ({"PAGE": QUIZ_PAGE}, "NAME= is missing; write it like NAME=who-"),
        ({"PAGE": "docs/no.md", "NAME": "x"}, "docs/no.md: no such file; name one"),
        ({"PAGE": QUIZ_PAGE, "NAME": "first"}, f"NAME=first is taken at {QUIZ_PAGE}:"),
        ({"PAGE": QUIZ_PAGE, "NAME": "x", "TOPIC": "tea"}, "TOPIC=tea is none of chan"),
    ],
    "example": [
        ({"NAME": "kept", "PAGE": QUIZ_PAGE}, "NAME=kept is no such name; write it"),
        ({"NAME": "a/b"}, "PAGE= is missing; write it like PAGE=docs/learn/"),
        ({"NAME": "a/b", "PAGE": "docs/no.md"}, "docs/no.md: no such file; name one"),
        ({"NAME": "caching/kept", "PAGE": QUIZ_PAGE}, "examples/caching/kept.py is th"),
        ({"NAME": "class/x", "PAGE": QUIZ_PAGE}, "NAME=class/x: Python can't import"),
    ],
}


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [(kind, *each) for kind, cases in REFUSED.items() for each in cases],
)
def test_what_does_not_fit_is_refused(
    project: Path,
    written: Mapping[str, list[str]],
    kind: str,
    given: dict[str, str],
    words: str,
) -> None:
    """Nothing is overwritten, nothing half done; the error says what to do."""
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*.*")}

    with pytest.raises(ValueError, match=f"^{re.escape(words)}"):
        new(project, kind, **given)

    assert before == {path: path.stat().st_mtime_ns for path in project.rglob("*.*")}


def test_the_command_says_what_it_did(project: Path, tmp_path: Path) -> None:
    """Each place on a line of its own, and what comes next; or one line of error."""
    (tmp_path / "docs").mkdir()
    shutil.copy(project / "mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "scripts.new", "page"]
    own = {**os.environ, "PYTHONPATH": str(ROOT), "NAME": "tea", "TITLE": ""}

    ended = [
        subprocess.run(
            command, cwd=tmp_path, env=own, capture_output=True, timeout=LIMIT
        )
        for _ in range(2)
    ]

    assert [0, 1] == [each.returncode for each in ended]
    said = ended[0].stdout.decode().splitlines()
    assert ["docs/tea.md:1: new", "mkdocs.yml:"] == [said[0], said[1][:11]]
    assert said[1].endswith(": - Tea: tea.md")
    assert said[2].startswith("next: `make serve`")
    error = "make new-page: docs/tea.md is there already; choose another NAME\n"
    assert error == ended[1].stderr.decode()
