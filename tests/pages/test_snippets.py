"""Snippets: a fence that shows a module binds the module's own names."""

from __future__ import annotations

import sys

import pytest

from tests.pages.conftest import Scratch, good

MODULE = """
    \"\"\"An app.\"\"\"


    # --8<-- [start:app]
    def app():
        return "real", __name__
        # --8<-- [end:app]


    # --8<-- [start:other]
    class Other:
        pass
        # --8<-- [end:other]
    """

FILES = {"shown/app.py": MODULE}

WHOLE = """
    ```python
    --8<-- "shown/app.py"
    ```
    """

SECTION = """
    ```python
    --8<-- "shown/app.py:app"
    ```
    """


@pytest.mark.parametrize("shown", [WHOLE, SECTION])
def test_binds_the_module_s_names(scratch: Scratch, shown: str) -> None:
    """The names are those of the one real module, never of a copy."""
    text = f"""{shown}
    ```python
    import sys

    module = sys.modules[app.__module__]
    assert module.app is app
    assert module.__file__.endswith("shown/app.py")
    assert app() == ("real", module.__name__)
    ```
    """

    assert good(2) == scratch.check(text, files=FILES)


def test_is_imported_once(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two fences and two pages see one module."""
    text = f"""{WHOLE}
    ```python
    first = app
    ```
    {SECTION}
    ```python
    import sys

    assert first is app
    sys.seen_by_pages.append(app)
    assert len(set(sys.seen_by_pages)) == 1
    ```
    """
    monkeypatch.setattr(sys, "seen_by_pages", [], raising=False)

    reports = [scratch.check(text, files=FILES, name=f"{n}.md") for n in (1, 2)]

    assert [good(4)] * 2 == reports


def test_the_project_s_modules_keep_their_names(scratch: Scratch) -> None:
    """A file that can be imported is bound under its own module name."""
    config = "site_name: x\nmarkdown_extensions:\n  - pymdownx.snippets:\n"
    config += "      base_path: ['.', EXAMPLES]\n  - pymdownx.superfences\n"
    from examples.hello import wsgi_app

    folder = str(wsgi_app.__file__).removesuffix("/hello/wsgi_app.py")
    text = """
        ```python
        --8<-- "hello/wsgi_app.py"
        ```

        ```python
        from examples.hello import wsgi_app

        assert application is wsgi_app.application
        ```
        """

    report = scratch.check(text, config=config.replace("EXAMPLES", folder))

    assert good(2) == report


def test_the_copy_is_never_run(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module that counts its runs is run once, however often it is shown."""
    module = """
        import sys

        runs = sys.runs_of_the_module
        runs.append(1)
        """
    monkeypatch.setattr(sys, "runs_of_the_module", [], raising=False)
    text = f"""{WHOLE * 3}
    ```python
    assert len(runs) == 1
    ```
    """

    assert good(4) == scratch.check(text, files={"shown/app.py": module})


def test_names_land_in_the_tab(scratch: Scratch) -> None:
    """A snippet in a tab binds the tab's names."""
    fence = '```python\n--8<-- "shown/{}.py"\n```\n'
    text = "".join(
        f"/// tab | {label}\n\n{fence.format(label.lower())}\n///\n\n"
        for label in ("WSGI", "ASGI")
    )
    text += "```python\nassert (wsgi.kind, asgi.kind) == (1, 2)\n```\n"
    files = {"shown/wsgi.py": "kind = 1\n", "shown/asgi.py": "kind = 2\n"}

    assert good(3) == scratch.check(text, files=files)


PARTLY = {
    "after": '```python\n--8<-- "shown/part.py"\n\nassert x == {}\n```\n',
    "before": '```python\ny = 1\n--8<-- "shown/part.py"\nassert x == {}\n```\n',
}


@pytest.mark.parametrize("name", PARTLY)
def test_a_fence_with_lines_of_its_own_is_run(scratch: Scratch, name: str) -> None:
    """A snippet among the page's own lines is code of the page."""
    files = {"shown/part.py": "x = 1\n"}
    text = PARTLY[name]
    line = text.split("\n").index("assert x == {}") + 1

    reports = [scratch.check(text.format(n), files=files) for n in (1, 2)]

    assert good(1) == reports[0]
    assert [line] == reports[1].lines


def test_an_error_in_a_snippet_is_placed_in_its_file(scratch: Scratch) -> None:
    """Among the page's lines, a snippet's line is named by its own path and line."""
    files = {"shown/part.py": "x = 1\n\n1 / 0\n"}
    text = '```python\ny = 1\n--8<-- "shown/part.py"\n```\n'

    report = scratch.check(text, files=files)

    assert 1 == len(report.failures)
    assert "shown/part.py:3" in report.failures[0]


BAD = {
    "file gone": (
        '```python\n--8<-- "shown/gone.py"\n```\n',
        2,
        "mend the path or section",
    ),
    "section gone": (
        '```python\n--8<-- "shown/app.py:gone"\n```\n',
        2,
        "mend the path or section",
    ),
    "file gone in a block": (
        "```python\n--8<--\nshown/gone.py\n--8<--\n```\n",
        2,
        "mend the path or section",
    ),
    "file gone in a tab": (
        '/// tab | A\n\n```python\n--8<-- "shown/gone.py"\n```\n\n///\n',
        4,
        "mend the path or section",
    ),
    "file gone in prose": (
        'Text.\n\n--8<-- "shown/gone.md"\n\nText.\n',
        3,
        "mend the path or section",
    ),
    "not Python": (
        '```python\n--8<-- "shown/page.txt"\n```\n',
        1,
        "page.txt can't be imported",
    ),
    "fails on import": (
        '```python\n--8<-- "shown/broken.py"\n```\n',
        1,
        "broken.py can't be imported: ZeroDivisionError",
    ),
    "exits on import": (
        '```python\n--8<-- "shown/exits.py"\n```\n',
        1,
        "exits.py can't be imported: SystemExit",
    ),
    "marked raises": (
        '```{ .python .raises }\n--8<-- "shown/app.py"\n```\n\n```text\nx\n```\n',
        1,
        "a snippet is never run",
    ),
    "output below": (
        '```python\n--8<-- "shown/app.py"\n```\n\n```text\nx\n```\n',
        5,
        "no block right above prints this",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_refuses(scratch: Scratch, name: str) -> None:
    """A snippet that can't be shown or bound is a failure at its line."""
    text, line, words = BAD[name]
    files = {
        **FILES,
        "shown/page.txt": "hello\n",
        "shown/broken.py": "1 / 0\n",
        "shown/exits.py": "import sys\n\nsys.exit(1)\n",
    }

    report = scratch.check(text, files=files)

    assert report.failures
    assert line == report.lines[0]
    assert words in report.failures[0]


def test_other_languages_are_checked_as_shown(scratch: Scratch) -> None:
    """A snippet of data is parsed like data on the page."""
    text = '```json\n--8<-- "shown/data.json"\n```\n'

    right = scratch.check(text, files={"shown/data.json": '{"a": 1}\n'})
    wrong = scratch.check(text, files={"shown/data.json": '{\n"a": 1\n"b": 2}\n'})

    assert good(1) == right
    assert 1 == len(wrong.failures)
    assert "shown/data.json:3: not JSON" in wrong.failures[0]


PARTS = {
    "shown/part.md": """
        ## Part

        ```python
        y = x + 1
        assert y == 2
        ```

        | a |
        |---|
        | 1 |
        """
}


def test_a_page_shown_in_a_page(scratch: Scratch) -> None:
    """Fences and tables of a snippet outside a fence are checked in their place."""
    text = """
        ```python
        x = {}
        ```

        --8<-- "shown/part.md"

        ```python
        assert y == x + 1
        ```
        """

    report = scratch.check(text.format(5), files=PARTS)

    assert 3 == report.run
    assert 2 == len(report.failures)
    assert "shown/part.md:5: AssertionError: assert 6 == 2" in report.failures[0]
    assert "shown/part.md:8: nothing proves this table" in report.failures[1]


def test_a_snippet_in_a_snippet(scratch: Scratch) -> None:
    """However deep it is shown, a line is named by its own file."""
    files = {
        "shown/outer.md": 'Text.\n\n--8<-- "shown/inner.md"\n',
        "shown/inner.md": "```python\nx = 1\nassert x == 2\n```\n",
    }

    report = scratch.check('--8<-- "shown/outer.md"\n', files=files)

    assert 1 == report.run == len(report.failures)
    assert "shown/inner.md:3: AssertionError" in report.failures[0]


def test_an_escaped_snippet_is_text(scratch: Scratch) -> None:
    """A snippet's notation may be shown."""
    text = """
        ```python
        print("-" * 2 + '8<-- "gone.py"')
        ```

        ```text
        ;--8<-- "gone.py"
        ```
        """

    assert good(2) == scratch.check(text)


def test_indented_snippets_in_a_list(scratch: Scratch) -> None:
    """A fence in a list shows a module as well."""
    text = '- Item:\n\n    ```python\n    --8<-- "shown/app.py:app"\n    ```\n\n'
    after = '```python\nassert app()[0] == "real"\n```\n'

    assert good(2) == scratch.check(text + after, files=FILES)


def test_line_ranges(scratch: Scratch) -> None:
    """Lines picked by number are named by their number in the file."""
    files = {"shown/part.md": "1\n\n```python\n1 / 0\n```\n"}

    report = scratch.check('--8<-- "shown/part.md:3:5"\n', files=files)

    assert 1 == len(report.failures)
    assert "shown/part.md:4: ZeroDivisionError" in report.failures[0]


def test_titles_name_files(scratch: Scratch) -> None:
    """A block whose title names a file of the project shows that file's lines."""
    text = '```python title="shown/app.py"\n{}\n```\n'
    files = {"shown/app.py": "x = 1\ny = 2\n"}

    reports = [scratch.check(text.format(x), files=files) for x in ("x = 1", "x = 3")]

    assert good(1) == reports[0]
    assert [1] == reports[1].lines
    assert (
        "shown/app.py holds other lines; show them by --8<--" in reports[1].failures[0]
    )


BY_FILE = """
Above.

```{{ .python data-file="{}" }}
{}
```
"""
NAMED = {
    "its snippet": ("shown/app.py", '--8<-- "shown/app.py"', None),
    "its lines": ("shown/app.py", "x = 1", None),
    "another snippet": (
        "shown/other.py",
        '--8<-- "shown/app.py"',
        "shown/other.py is not the file that this block shows",
    ),
    "other lines": ("shown/app.py", "x = 3", "shown/app.py holds other lines"),
    "no file": ("shown/gone.py", "x = 1", "there is no file shown/gone.py"),
}


@pytest.mark.parametrize("name", NAMED)
def test_blocks_name_their_file(scratch: Scratch, name: str) -> None:
    """A block without a title names the file that it shows by `data-file`."""
    file, source, words = NAMED[name]
    files = {"shown/app.py": "x = 1\n", "shown/other.py": "x = 2\n"}

    report = scratch.check(BY_FILE.format(file, source), files=files)

    assert ([] if words is None else [3]) == report.lines
    assert words is None or f"page.md:3: {words}" in report.failures[0]
