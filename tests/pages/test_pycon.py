"""REPL sessions: each prompt prints what stands below it."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Scratch, good

GOOD = {
    "value": ">>> 1 + 1\n2",
    "several": ">>> x = 1\n>>> x\n1\n>>> x + 1\n2",
    "none": ">>> None\n>>> x = 1",
    "print": ">>> print('a\\nb')\na\nb",
    "print and value": ">>> print(1) or 2\n1\n2",
    "block": ">>> for x in range(2):\n...     print(x)\n...\n0\n1",
    "block without its empty prompt": ">>> if True:\n...     print(1)\n1",
    "function": ">>> def f():\n...     return 1\n...\n>>> f()\n1",
    "decorated": (
        ">>> from functools import cache\n>>> @cache\n... def f():\n...     return 1\n"
        "...\n>>> f()\n1"
    ),
    "bracket over lines": ">>> (1 +\n... 2)\n3",
    "string over lines": ">>> '''a\n... b'''\n'a\\nb'",
    "underscore": ">>> 1 + 1\n2\n>>> _ + 1\n3",
    "await": ">>> import asyncio\n>>> await asyncio.sleep(0, 3)\n3",
    "ellipsis as output": ">>> ...\nEllipsis",
    "empty line between": ">>> 1\n1\n\n>>> 2\n2",
    "empty lines in the output": ">>> print('a\\n\\nb')\na\n\nb",
    "comment": ">>> # nothing\n>>> 1  # one\n1",
    "empty prompt": ">>>\n>>> 1\n1",
    "traceback": (
        ">>> 1 / 0\nTraceback (most recent call last):\n"
        '  File "<stdin>", line 1, in <module>\nZeroDivisionError: division by zero'
    ),
    "short traceback": (
        ">>> int('x')\nTraceback (most recent call last):\n  ...\n"
        "ValueError: invalid literal for int() with base 10: 'x'"
    ),
    "traceback without a stack": (
        ">>> int('x')\nTraceback (most recent call last):\n"
        "ValueError: invalid literal for int() with base 10: 'x'"
    ),
    "goes on after an error": (
        ">>> 1 / 0\nTraceback (most recent call last):\n  ...\n"
        "ZeroDivisionError: division by zero\n>>> 1\n1"
    ),
    "failing assert shown": (
        ">>> assert 1 == 2\nTraceback (most recent call last):\n  ...\nAssertionError"
    ),
    "assert": ">>> assert 1 == 1",
}


@pytest.mark.parametrize("name", GOOD)
def test_runs(scratch: Scratch, name: str) -> None:
    """A session runs as in Python's own interpreter."""
    assert good(1) == scratch.check(f"```pycon\n{GOOD[name]}\n```\n")


@pytest.mark.parametrize("language", ["Pycon", "python-repl", '{ .pycon title="x" }'])
def test_runs_in_every_spelling(scratch: Scratch, language: str) -> None:
    """The language is known by its other names, and with attributes."""
    texts = [f"```{language}\n>>> 1 + 1\n{n}\n```\n" for n in (2, 3)]

    reports = [scratch.check(text) for text in texts]

    assert good(1) == reports[0]
    assert [2] == reports[1].lines


BAD = {
    "stack": (
        ">>> 1 / 0\nTraceback (most recent call last):\n"
        '  File "<stdin>", line 7, in <module>\nZeroDivisionError: division by zero',
        2,
        "line 1, in <module>",
    ),
    "value": (">>> 1 + 1\n3", 2, "- 3\n  + 2"),
    "second": (">>> 1\n1\n>>> 2\n3", 4, "- 3\n  + 2"),
    "nothing printed": (">>> x = 1\n1", 2, "- 1"),
    "output left out": (">>> 1", 2, "+ 1"),
    "output too short": (">>> print('a\\nb')\na", 2, "+ b"),
    "raises": (">>> x = 1\n>>> 1 / 0", 3, "ZeroDivisionError"),
    "another error": (
        ">>> 1 / 0\nTraceback (most recent call last):\n  ...\nValueError: x",
        2,
        "+ ZeroDivisionError: division by zero",
    ),
    "no error": (
        ">>> 1\nTraceback (most recent call last):\n  ...\nValueError: x",
        2,
        "a traceback is shown, but nothing raised",
    ),
    "syntax": (">>> x = 1\n>>> y = = 2", 3, "SyntaxError"),
    "syntax on its second line": (">>> if True:\n...     = 2", 3, "SyntaxError"),
    "text first": ("text\n>>> 1\n1", 2, "a session begins with `>>> `"),
    "no prompt": ("x = 1", 2, "a session begins with `>>> `"),
    "function not called": (">>> def f():\n...     return 1\n...", 3, "no run reached"),
    "exits": (">>> exit()", 2, "exits"),
    "exit shown": (
        ">>> raise SystemExit(2)\nTraceback (most recent call last):\n  ...\n"
        "SystemExit: 2",
        2,
        "the block exits (2); leave that out",
    ),
    "two statements": (">>> x = 1\n... y = 2", 2, "SyntaxError"),
    "assert": (">>> x = 1\n>>> assert x == 2", 3, "assert 1 == 2"),
}


@pytest.mark.parametrize("name", BAD)
def test_fails(scratch: Scratch, name: str) -> None:
    """A failure stands at its prompt and shows both outputs."""
    source, line, words = BAD[name]

    report = scratch.check(f"```pycon\n{source}\n```\n")

    assert [line] == report.lines
    assert words in report.failures[0]


def test_an_empty_session_is_refused(scratch: Scratch) -> None:
    """A session holds at least a prompt."""
    report = scratch.check("```pycon\n\n```\n")

    assert [2] == report.lines
    assert "a session begins with `>>> `" in report.failures[0]


def test_shares_the_names_of_the_page(scratch: Scratch) -> None:
    """Sessions and blocks see each other's names."""
    text = """
        ```python
        x = 1
        ```

        ```pycon
        >>> y = x + 1
        ```

        ```python
        assert y == 2
        ```
        """

    assert good(3) == scratch.check(text)


def test_does_not_bind_underscore_elsewhere(scratch: Scratch) -> None:
    """The last value is the page's, not every page's."""
    scratch.check("```pycon\n>>> 41\n41\n```\n")

    report = scratch.check("```python\n_\n```\n")

    assert [2] == report.lines


def test_lines_in_a_tab_and_an_admonition(scratch: Scratch) -> None:
    """A prompt's line is the page's own, however deep it stands."""
    text = """
        Text.

        /// tab | A

        /// note

            >>> not code on this site

        ```pycon
        >>> 1
        1
        >>> 2
        3
        ```

        ///

        ///
        """

    assert 12 in scratch.check(text).lines
