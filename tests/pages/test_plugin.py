"""A run as a whole: what is collected, selected, counted, and how it ends."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from tests.pages.conftest import (
    PROCESS_SECONDS,
    ROOT,
    Run,
    project,
    run,
    start,
)

CHAIN = """
    # Title

    ```python
    x = 1
    ```

    ```python
    x += 1
    ```

    ```python
    assert x == {}
    ```
    """

OTHER: dict[str, str | bytes] = {
    "mkdocs.yml": """
    site_name: Other
    docs_dir: pages
    exclude_docs: drafts/
    plugins: [search, no-such-plugin]
    hooks: [hook.py]
    markdown_extensions:
      - no_such_extension
      - pymdownx.superfences:
          custom_fences:
            - name: x
              class: x
              format: !!python/name:no_such_module.thing
    """,
    "hook.py": "raise SystemError('a hook of the site')\n",
    "conftest.py": "raise SystemError('a conftest of the site')\n",
    "pages/conftest.py": "raise SystemError('a conftest of the site')\n",
    "pages/test_other.py": "raise SystemError('a test of the site')\n",
    "pages/index.md": CHAIN.format(2),
    "pages/build/deep/page.md": CHAIN.format(3),
    "pages/old.markdown": CHAIN.format(4),
    "pages/latin.md": "# Title\n\ncaf\xe9\n".encode("latin-1"),
    "pages/drafts/draft.md": CHAIN.format(5),
    "pages/notes.txt": "```python\n1 / 0\n```\n",
    "pages/prose.md": "# Title\n\nText.\n",
    "pages/output.md": """
    ```python
    print(1)
    ```

    ```text
    1
    ```

    <!-- stated: x -->

    | a |
    |---|
    | 1 |

    <!-- skip: needs a network -->

    ```python
    1 / 0
    ```
    """,
}


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run of this project's checker on another site."""
    folder = tmp_path_factory.mktemp("other")
    project(folder, OTHER)
    return run(f"--mkdocs={folder}/mkdocs.yml", "-rfEs", folder=ROOT)


def test_another_site_is_checked(other: Run) -> None:
    """The pages that MkDocs would build are checked, wherever they are."""
    failed = re.findall(r"^FAILED (\S+)::line:(\d+)", other.text, re.M)

    assert 1 == other.status
    assert {
        ("build/deep/page.md", "11"),
        ("old.markdown", "11"),
        ("latin.md", "3"),
    } == {(name.partition("pages/")[2] or name, line) for name, line in failed}


def test_another_site_s_failures_have_a_place(other: Run) -> None:
    """Each failure begins with its path and line."""
    assert "pages/build/deep/page.md:12: AssertionError: assert 2 == 3" in other.text
    assert "pages/old.markdown:12: AssertionError: assert 2 == 4" in other.text
    assert "pages/latin.md:3: byte 0xe9 is not UTF-8; save the file" in other.text


def test_another_site_runs_no_code_of_its_own(other: Run) -> None:
    """No conftest, test or hook of that site is loaded, nor any test of ours."""
    assert "of the site" not in other.text
    assert "test_" not in other.text
    assert "draft" not in other.text


def test_another_site_s_missing_features_are_named(other: Run) -> None:
    """What can't be loaded is left out, and said so."""
    names = (
        "plugin no-such-plugin",
        "extension no_such_extension",
        "Python name no_such_module.thing",
    )

    header = re.findall(r"^pages: .*not installed.*$", other.text, re.M)

    assert [] == [name for name in names if name not in " ".join(header)]


def test_the_counts_end_the_run(other: Run) -> None:
    """The last line counts pages, blocks, skips, tables and outputs."""
    assert (
        "pages: 6 pages, 12 blocks collected, 11 run, 1 skipped with reason, "
        "1 tables, 1 outputs, 0 questions, 0 exercises"
    ) == other.counts


def test_a_skip_shows_its_reason(other: Run) -> None:
    """Skipped blocks are listed with what their page says."""
    assert "needs a network" in other.text


def test_a_site_that_cannot_be_read(tmp_path: Path) -> None:
    """One line says which file it is; no traceback."""
    path = tmp_path / "mkdocs.yml"
    path.write_text("site_name: [")

    ended = run(f"--mkdocs={path}", folder=ROOT)

    assert 4 == ended.status
    assert f"{path}: not a readable mkdocs.yml" in ended.text
    assert "Traceback" not in ended.text


OWN = {
    "README.md": CHAIN.format(3),
    "docs/index.md": CHAIN.format(2),
    "docs/a/b/c/new-page.md": CHAIN.format(4),
    "docs/build/page.md": CHAIN.format(5),
    "docs/dist/venv/page.md": CHAIN.format(6),
    "docs/old.markdown": CHAIN.format(7),
    "docs/older.mkd": CHAIN.format(8),
    "docs/skips.md": "<!-- skip: one two -->\n\n```json\n{\n```\n" * 2,
    "docs/notes.txt": "```python\n1 / 0\n```\n",
    "docs/warns.md": """
    ```python
    text = open("mkdocs.yml").read()
    ```

    ```python
    async def f():
        return 1  # not run: never awaited

    f()
    ```

    ```python
    import warnings

    warnings.warn("old", DeprecationWarning)
    ```

    ```python
    import threading

    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    ```

    ```python
    class Late:
        def __del__(self):
            1 / 0

    Late()
    ```

    ```python
    x = 1
    ```
    """,
    "package/__init__.py": '"""A package."""\n',
    "package/part.py": '''
    """What it does.

    ```python
    assert double(2) == 4
    ```
    """


    def double(x):
        """Double it.

        ```pycon
        >>> double(3)
        7
        ```

        - A list:

            ```python
            assert double(1) == 3
            ```
        """
        return 2 * x
    ''',
    "package/other.py": '"""Nothing to run."""\n\n\ndef f():\n    return 1\n',
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run of a project's own pages."""
    return run(folder=project(tmp_path_factory.mktemp("own"), OWN))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("README.md:12", "assert 2 == 3"),
        ("docs/a/b/c/new-page.md:12", "assert 2 == 4"),
        ("docs/build/page.md:12", "assert 2 == 5"),
        ("docs/dist/venv/page.md:12", "assert 2 == 6"),
        ("docs/old.markdown:12", "assert 2 == 7"),
        ("docs/older.mkd:12", "assert 2 == 8"),
        ("docs/skips.md:6", "more skips than 1, the cap `pages_max_skips`"),
        ("package/part.py:13", "- 7"),
        ("package/part.py:20", "assert 2 == 3"),
    ],
)
def test_a_page_dropped_anywhere_is_checked(own: Run, place: str, words: str) -> None:
    """Pages, the README and docstrings are checked without being registered."""
    found = re.search(rf"^{re.escape(place)}: [^\n]*(?:\n .*)*", own.text, re.M)

    assert found is not None
    assert words in found[0]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((1, 2), "ResourceWarning"),
        ((5, 9), "coroutine 'f' was never awaited"),
        ((12, 15), "DeprecationWarning: old"),
        ((18, 23), "ZeroDivisionError"),
        ((26, 31), "ZeroDivisionError"),
    ],
)
def test_a_warning_is_a_failure_with_its_place(
    own: Run, lines: tuple[int, int], words: str
) -> None:
    """What a block causes aside is its own failure too, shown like any other."""
    found = re.findall(r"^docs/warns\.md:(\d+): ([^\n]*(?:\n .*)*)", own.text, re.M)
    first, last = lines

    blamed = [text for line, text in found if first <= int(line) <= last]

    assert 1 == len(blamed)
    assert words in blamed[0]


def test_nothing_else_of_the_project_is_a_page(own: Run) -> None:
    """Other files are left alone, and a good page is good."""
    assert 1 == own.status
    assert "notes.txt" not in own.text
    assert not re.search(r"^(FAILED|ERROR) docs/index\.md", own.text, re.M)
    assert "INTERNALERROR" not in own.text
    frames = ("tests/pages/", "_pytest/", "pluggy/", "sybil/")
    assert [] == [frame for frame in frames if frame in own.text]


def test_every_page_is_counted(own: Run) -> None:
    """Files without blocks count as pages too."""
    assert own.counts.startswith("pages: 12 pages, 32 blocks collected, 31 run, 1 skip")


def test_a_selected_block_runs_after_those_above_it(tmp_path: Path) -> None:
    """One block alone sees the names that its page bound before."""
    folder = project(tmp_path, {"docs/index.md": CHAIN.format(2)})

    ended = run("docs/index.md::line:11,column:1", "-k", "line:11", folder=folder)

    assert 0 == ended.status
    assert "1 passed" in ended.text


def test_last_failed_runs_after_those_above_it(tmp_path: Path) -> None:
    """The block that failed last fails for the same reason when run alone."""
    folder = project(tmp_path, {"docs/index.md": CHAIN.format(3)})

    first, again = (run("--lf", "-q", folder=folder) for _ in range(2))

    assert (1, 1) == (first.status, again.status)
    assert "3 passed" in first.text
    assert "passed" not in again.text
    assert "docs/index.md:12: AssertionError: assert 2 == 3" in again.text


def test_refresh_rewrites_and_passes(tmp_path: Path) -> None:
    """`--refresh` mends what is stale, shows it, and still fails on the rest."""
    stale = "```python\nprint({})\n```\n\n```text\n1\n```\n"
    folder = project(
        tmp_path,
        {
            "docs/index.md": stale.format(2),
            "docs/other.md": stale.format(1) + "\n```python\n1 / 0\n```\n",
        },
    )

    ended = run("--refresh", folder=folder)
    again = run("--refresh", "docs/index.md", folder=folder)

    assert 1 == ended.status
    assert "docs/other.md:10: ZeroDivisionError" in ended.text
    assert [
        "--- a/docs/index.md",
        "+++ b/docs/index.md",
        "@@ -3,6 +3,6 @@",
        " ```",
        " ",
        " ```text",
        "-1",
        "+2",
        " ```",
        " ",
        "refresh: rewritten as shown above; commit it, or mend the code",
    ] == ended.text.rstrip().split("\n")[-12:-1]
    assert 0 == again.status
    assert "\nrefresh: nothing was stale, so nothing changed\n" in again.text
    assert (
        stale.format(2).replace("\n1\n", "\n2\n")
        == (folder / "docs/index.md").read_text()
    )
    assert "a/docs/other.md" not in ended.text


def test_a_terminal_colours_what_a_refresh_changed(tmp_path: Path) -> None:
    """What went is red and what came green; elsewhere no line holds a colour."""
    stale = "```python\nprint(2)\n```\n\n```text\n1\n```\n"
    folder = project(tmp_path, {"docs/index.md": stale})

    ended = run("--refresh", "--color=yes", folder=folder)

    assert "\n\x1b[31m-1\x1b[0m\n\x1b[32m+2\x1b[0m\n" in ended.text


def test_a_block_that_cannot_be_stopped_ends_the_run(tmp_path: Path) -> None:
    """The last words name the block's path and line, also after a failure."""
    failing = "```python\n1 / 0\n```\n"
    page = f"Text.\n\n{failing}\n```python\nsum(range(10**14))\n```\n"
    folder = project(tmp_path, {"docs/index.md": page})

    ended = run(folder=folder)

    assert ended.status not in (0, 5)
    assert "docs/index.md:7" in ended.text
    assert "imeout" in ended.text


def test_ctrl_c_ends_the_run_at_once(tmp_path: Path) -> None:
    """An interrupt is no failure of the page, and ends the whole run."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    source = f"with open({str(pipe)!r}, 'w') as pipe:\n    pipe.write('x')"
    page = f"```python\n{source}\nwhile True: pass\n```\n"
    settings = ["-o", "pages_block_seconds=25", "-o", "pages_exit_seconds=28"]
    folder = project(tmp_path, {"docs/index.md": page})

    with start(*settings, folder=folder) as process:
        pipe.read_text()
        process.send_signal(signal.SIGINT)
        text, _ = process.communicate(timeout=PROCESS_SECONDS)

    assert 2 == process.returncode
    assert "KeyboardInterrupt" in text
    assert "FAILED" not in text


QUESTION = """
    ```python
    steps = ["call", "await"]
    ```

    /// question | What comes first?
        attrs: {{id: {}, data-level: easy, data-topic: messages}}

    - **A** A call
    - **B** An await
    - **C** Neither

    /// details | Hint
        attrs: {{class: hint}}
    Look.
    ///

    /// details | Solution
        attrs: {{class: solution}}
    **Answer: A**

    - **A** is right.
    - **B** is second.
    - **C** isn't so.

    ```python
    first = steps[0]
    proof = {{"A": first == "call", "B": first == "await", "C": not first}}
    ```
    ///
    ///
    """


def test_questions_are_counted_and_their_ids_are_the_site_s(tmp_path: Path) -> None:
    """A question is a test of its own; two of one id on two pages are a failure."""
    files = {
        "docs/index.md": QUESTION.format("first"),
        "docs/other.md": QUESTION.format("other"),
        "docs/same.md": QUESTION.format("other"),
    }

    found = run(folder=project(tmp_path, files))

    assert found.counts.endswith("0 tables, 0 outputs, 3 questions, 0 exercises")
    message = "docs/same.md:5: the id `other` is taken at docs/other.md:5; choose"
    assert message in found.text
    assert re.search(r"^FAILED docs/same\.md::line:30", found.text, re.M)
    assert 1 == found.text.count("FAILED")
