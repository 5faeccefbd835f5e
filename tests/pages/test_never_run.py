"""Lines that no run reached are failures, in every compound statement."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Scratch, good, page

UNREACHED = {
    "if": ("if False:\n    x = 1", 2),
    "else": ("if True:\n    x = 1\nelse:\n    x = 2", 4),
    "elif": ("if True:\n    x = 1\nelif True:\n    x = 2", 3),
    "for": ("for x in []:\n    x = 1", 2),
    "for else": ("for x in [1]:\n    break\nelse:\n    x = 2", 4),
    "while": ("while False:\n    x = 1", 2),
    "while else": ("while True:\n    break\nelse:\n    x = 2", 4),
    "after continue": ("for x in [1]:\n    continue\n    x = 2", 3),
    "except": ("try:\n    x = 1\nexcept ValueError:\n    x = 2", 4),
    "except*": ("try:\n    x = 1\nexcept* ValueError:\n    x = 2", 4),
    "try after an error": (
        "try:\n    int('')\n    x = 1\nexcept ValueError:\n    pass",
        3,
    ),
    "try else": (
        "try:\n    int('')\nexcept ValueError:\n    pass\nelse:\n    x = 2",
        6,
    ),
    "with that swallows": (
        "from contextlib import suppress\n\n"
        "with suppress(ValueError):\n    int('')\n    x = 1",
        5,
    ),
    "match": ("match 1:\n    case 1:\n        x = 1\n    case 2:\n        x = 2", 5),
    "main guard": ("if __name__ == '__main__':\n    x = 1", 2),
    "function": ("def f():\n    return 1", 2),
    "async function": ("async def f():\n    return 1", 2),
    "called but not awaited": (
        "async def f():\n    return 1\n\nf().close()",
        2,
    ),
    "generator not iterated": ("def f():\n    yield 1\n\nf()", 2),
    "after return": ("def f():\n    return 1\n    x = 2\n\nf()", 3),
    "method": ("class A:\n    def f(self):\n        return 1\n\nA()", 3),
    "nested function": ("def f():\n    def g():\n        return 1\n\nf()", 3),
    "class in a function": ("def f():\n    class A:\n        x = 1", 2),
    "with docstring": ('def f():\n    """Do it."""\n    return 1', 3),
    "one line": ("def f(): return 1", 1),
    "one-line if": ("if False: x = 1", 1),
    "async for": (
        "async def f():\n    return\n    yield 1\n\nasync for x in f():\n    x = 1",
        3,
    ),
    "async with": (
        "async def f(manager):\n    async with manager:\n        return 1",
        2,
    ),
    "decorated": (
        "from functools import cache\n\n@cache\ndef f():\n    return 1",
        5,
    ),
    "lambda default in a function": ("def f():\n    g = lambda: 1\n    return g", 2),
    "semicolon": ("if False:\n    x = 1; y = 2", 2),
}


@pytest.mark.parametrize("name", UNREACHED)
def test_names_the_first_line_not_reached(scratch: Scratch, name: str) -> None:
    """The failure stands at the line and tells what to do."""
    source, line = UNREACHED[name]

    report = scratch.check(f"```python\n{source}\n```\n")

    assert [line + 1] == report.lines
    text = source.split("\n")[line - 1].strip()
    assert f"no run reached `{text}`: call it, or end" in report.failures[0]


@pytest.mark.parametrize("name", UNREACHED)
def test_an_exemption_with_a_reason_is_enough(scratch: Scratch, name: str) -> None:
    """A line that says why it isn't run exempts its statement."""
    source, line = UNREACHED[name]
    lines = source.split("\n")
    others = scratch.check(f"```python\n{source}\n```\n").failures[0].count("no run")
    assert others
    lines[line - 1] += "  # not run: shows the form"

    report = scratch.check("```python\n" + "\n".join(lines) + "\n```\n")

    assert line + 1 not in report.lines
    assert not any("this line ran" in failure for failure in report.failures)


REACHED = {
    "every branch": """
        ```python
        def sign(x):
            if x < 0:
                return -1
            elif x == 0:
                return 0
            else:
                return 1
        ```

        ```python
        assert [sign(x) for x in (-2, 0, 2)] == [-1, 0, 1]
        ```
        """,
    "called by a later prompt": """
        ```python
        def f():
            return 1
        ```

        ```pycon
        >>> f()
        1
        ```
        """,
    "called by a table": """
        ```python
        def rows():
            return [["a"], ["b"]]
        ```

        <!-- shows: rows() -->

        | a |
        |---|
        | b |
        """,
    "called by a request": """
        ```python
        def app(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [b"hi"]
        ```

        ```{ .http app="app" }
        GET / HTTP/1.1
        ```

        ```http
        HTTP/1.1 200 OK
        Content-Type: text/plain

        hi
        ```
        """,
    "in a thread": """
        ```python
        import threading

        def f():
            global done
            done = True

        thread = threading.Thread(target=f)
        thread.start()
        thread.join()
        assert done
        ```
        """,
    "in a task": """
        ```python
        import asyncio

        async def f():
            return 1

        assert await asyncio.create_task(f()) == 1
        ```
        """,
    "exempted function": """
        ```python
        def f():  # not run: shows the signature
            x = 1
            return x
        ```
        """,
    "exempted class": """
        ```python
        class A:  # not run: shows the form
            def f(self):
                return 1
        ```
        """,
    "exempted branch": """
        ```python
        if True:
            x = 1
        else:  # not run: for the other case
            x = 2
        ```
        """,
    "exempted on the last line of a long statement": """
        ```python
        def f(
            a,
            b,
        ):  # not run: shows the signature
            return a
        ```
        """,
    "abstract body": """
        ```python
        from typing import Protocol

        class App(Protocol):
            def __call__(self) -> None: ...  # not run: a protocol
        ```
        """,
}


@pytest.mark.parametrize("name", REACHED)
def test_is_content(scratch: Scratch, name: str) -> None:
    """Lines that something on the page reached, or that are exempt, are good."""
    text = page(REACHED[name])

    report = scratch.check(text)

    assert good(text.count("```") // 2, text.count("|---|")) == report


def test_an_exemption_needs_a_reason(scratch: Scratch) -> None:
    """`# not run` alone says nothing to the reader."""
    report = scratch.check("```python\nif False:\n    x = 1  # not run\n```\n")

    assert [3] == report.lines
    assert "needs a reason: `# not run: reason`" in report.failures[0]


def test_an_exemption_needs_a_reason_where_a_block_raises(scratch: Scratch) -> None:
    """Its lack is a failure of the page, and no error that the block raises."""
    report = scratch.check(
        "```{ .python .raises }\n1 / 0  # not run\n```\n\n```text\nOld\n```\n"
    )

    assert 2 == report.lines[0]
    assert "needs a reason: `# not run: reason`" in report.failures[0]


def test_an_exemption_without_use(scratch: Scratch) -> None:
    """A line that ran must not say that it did not."""
    report = scratch.check("```python\nif True:\n    x = 1  # not run: why\n```\n")

    assert ("page.md:3: this line ran: drop its `# not run`",) == report.failures


def test_an_exemption_of_a_top_level_line(scratch: Scratch) -> None:
    """Top-level lines of a finished block ran, so the exemption has no use."""
    report = scratch.check("```python\nx = 1  # not run: why\n```\n")

    assert ("page.md:2: this line ran: drop its `# not run`",) == report.failures


def test_a_string_is_no_exemption(scratch: Scratch) -> None:
    """Only a comment exempts."""
    source = "```python\nif False:\n    x = '# not run: why'\n```\n"

    assert [3] == scratch.check(source).lines


def test_names_every_line(scratch: Scratch) -> None:
    """One failure lists all lines of the page that nothing reached."""
    text = """
        ```python
        if False:
            x = 1

        def f():
            return 1
        ```

        ```python
        def g():
            return 1
        ```
        """

    report = scratch.check(text)

    assert [3] == report.lines
    assert "page.md:6: no run reached" in report.failures[0]
    assert "page.md:11: no run reached" in report.failures[0]


def test_counts_in_tabs_and_quotes(scratch: Scratch) -> None:
    """The line is the page's own, however deep the block stands."""
    text = """
        /// tab | A

        > ```python
        > if False:
        >     x = 1
        > ```

        ///
        """

    assert [5] == scratch.check(text).lines


def test_a_failing_page_is_not_judged(scratch: Scratch) -> None:
    """Where a block failed, the lines it would have reached are not blamed."""
    text = """
        ```python
        def f():
            return 1
        ```

        ```python
        1 / 0
        f()
        ```
        """

    assert [7] == scratch.check(text).lines


def test_marks_do_not_change_what_a_reader_sees(scratch: Scratch) -> None:
    """Docstrings, line numbers and names are those of the block as written."""
    text = '''
        ```python
        import inspect

        def f():
            """Do it."""
            return inspect.currentframe().f_lineno

        assert f.__doc__ == "Do it."
        assert f() == 6
        ```
        '''

    assert good(1) == scratch.check(text)
