"""Docstrings of the examples are pages too, with the lines of their file."""

from __future__ import annotations

import pytest

from tests.pages import refresh
from tests.pages.conftest import Report, Scratch, good, page

MODULE = '''
    """What it does.

    ```python
    assert double(2) == {}
    ```
    """

    from __future__ import annotations


    def double(x: int) -> int:
        """Double it.

        Example:

            ```pycon
            >>> double(3)
            {}
            ```

        Returns:
            Twice as much.
        """
        return 2 * x


    class Thing:
        r"""A thing \\d.

        ```json
        {}
        ```
        """

        def name(self) -> str:
            """`name`, on one line."""
            return "x"
    '''


def check(scratch: Scratch, text: str, name: str) -> Report:
    """The report of a module's docstrings."""
    rules = scratch.rules()
    read = scratch.read(page(text).encode(), rules, f"../{name}.py")
    return scratch.report(read)


def test_docstrings_are_checked(scratch: Scratch) -> None:
    """Blocks in docstrings see the names of their module."""
    assert good(3) == check(scratch, MODULE.format(4, 6, 1), "module_good")


@pytest.mark.parametrize(
    ("values", "line"), [((5, 6, 1), 4), ((4, 7, 1), 17), ((4, 6, "{,}"), 31)]
)
def test_lines_are_those_of_the_file(
    scratch: Scratch, values: tuple[object, ...], line: int
) -> None:
    """A failure names the line in the Python file."""
    name = f"module_{line}"

    report = check(scratch, MODULE.format(*values), name)

    assert [line] == report.lines
    assert f"{name}.py:{line}: " in report.failures[0]


QUOTES = {
    "single": "'''Text.\n\n```python\nassert {}\n```\n'''\n",
    "raw": 'r"""Text.\n\n```python\nassert {}\n```\n"""\n',
    "quote at the end": '"""Text.\n\n```python\nassert {}\n```\n\nSay "hi"."""\n',
    "no text": '"""\nText.\n```python\nassert {}\n```\n"""\n',
}


@pytest.mark.parametrize("name", QUOTES)
def test_every_quote(scratch: Scratch, name: str) -> None:
    """A docstring is read in whatever quotes it stands."""
    text = QUOTES[name]
    names = [f"quotes_{name.replace(' ', '_')}_{n}" for n in (1, 0)]

    reports = [
        check(scratch, text.format(n), each)
        for n, each in zip((1, 0), names, strict=True)
    ]

    assert good(1) == reports[0]
    assert [4] == reports[1].lines


STALE = '''
    class Thing:
        """A thing.

        ```python
        print(1)
        ```

        ```text
        {}
        ```

        Example:

            ```pycon
            >>> 1 + 1
            {}
            ```
        """
    '''


def test_refreshed_as_far_in_as_it_stands(scratch: Scratch) -> None:
    """An output in a docstring keeps the docstring's indent, and its own."""
    stale = page(STALE.format(3, 3))
    read = scratch.read(stale.encode(), scratch.rules(), "../module_stale.py")
    edits = [failure.edit for failure in read.failures() if failure.edit]

    refreshed = refresh.applied(stale, edits)

    assert page(STALE.format(1, 2)) == refreshed


def test_a_module_that_cannot_be_imported(scratch: Scratch) -> None:
    """The failure names the file and the error."""
    text = '"""Text.\n\n```python\nx = 1\n```\n"""\n\n1 / 0\n'

    report = check(scratch, text, "module_broken")

    assert report.failures
    assert "module_broken.py:" in report.failures[0]
    assert "can't be imported: ZeroDivisionError" in report.failures[0]


def test_a_module_that_is_not_python(scratch: Scratch) -> None:
    """A syntax error in the file is a failure at its line, not a crash."""
    report = check(scratch, '"""Text."""\n\nx = = 1\n', "module_syntax")

    assert [3] == report.lines


def test_a_module_without_docstrings(scratch: Scratch) -> None:
    """A file with nothing to check is good, and is not imported."""
    assert good(0) == check(scratch, "raise SystemError\n", "module_plain")
