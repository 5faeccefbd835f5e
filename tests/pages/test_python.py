"""Python blocks: where and how they run, and what a failure says."""

from __future__ import annotations

import inspect

import pytest
from _pytest.assertion import rewrite

from tests.pages.conftest import Scratch, good

GOOD = {
    "module name": """
        ```python
        class App:
            pass

        assert App.__module__ == __name__ != "builtins"
        ```
        """,
    "module in sys.modules": """
        ```python
        import sys

        x = 1
        assert sys.modules[__name__].x == 1
        ```
        """,
    "file": """
        ```python
        from pathlib import Path

        assert Path(__file__).name == "page.md"
        ```
        """,
    "dataclass": """
        ```python
        from dataclasses import dataclass, fields

        @dataclass(slots=True)
        class Message:
            text: "str" = ""

        assert fields(Message())[0].name == "text"
        ```
        """,
    "type hints": """
        ```python
        from __future__ import annotations

        import typing

        class Node:
            child: Node
        ```

        ```python
        hints = typing.get_type_hints(Node)
        assert hints == {"child": Node}
        ```
        """,
    "future imports last": """
        ```python
        from __future__ import annotations
        ```

        ```python
        def f(x: Undefined) -> None: ...  # not run: shows a signature
        ```
        """,
    "pickle": """
        ```python
        import pickle

        class Note:
            pass

        copy = pickle.loads(pickle.dumps(Note()))
        assert type(copy) is Note
        ```
        """,
    "inspect": """
        ```python
        import inspect

        def hello():
            return 1

        assert "return 1" in inspect.getsource(hello)
        assert hello() == 1
        ```
        """,
    "top-level await": """
        ```python
        import asyncio

        await asyncio.sleep(0)
        x = await asyncio.sleep(0, 2)
        assert x == 2
        ```
        """,
    "top-level async for and with": """
        ```python
        from contextlib import asynccontextmanager

        @asynccontextmanager
        async def one():
            yield 1

        async def numbers():
            yield 1

        async with one() as x:
            async for y in numbers():
                assert x == y
        assert [n async for n in numbers()] == [1]
        ```
        """,
    "one loop per page": """
        ```python
        import asyncio

        loop = asyncio.get_running_loop() if False else None
        ```

        ```python
        await asyncio.sleep(0)
        first = asyncio.get_running_loop()
        ```

        ```python
        await asyncio.sleep(0)
        assert first is asyncio.get_running_loop()
        ```
        """,
    "no loop in a sync block": """
        ```python
        import asyncio

        await asyncio.sleep(0)
        ```

        ```python
        async def main():
            return 1

        assert asyncio.run(main()) == 1
        try:
            asyncio.get_running_loop()
        except RuntimeError as error:
            assert "no running" in str(error)
        ```
        """,
    "names pass from sync to async and back": """
        ```python
        x = 1
        ```

        ```python
        async def f():
            return x

        y = await f()
        ```

        ```python
        assert y == x == 1
        ```
        """,
    "match": """
        ```python
        match {"type": "http"}:
            case {"type": kind}:
                assert kind == "http"
        ```
        """,
    "only a comment": """
        ```python
        # nothing
        ```
        """,
    "docstring": '''
        ```python
        """What this block shows."""

        assert __doc__ is None or __doc__
        ```
        ''',
    "assert with a message": """
        ```python
        assert 1 == 1, "never"
        ```
        """,
    "standard streams": """
        ```python
        import sys

        sys.stdout.write("hi")
        print("x", file=sys.stderr)
        ```

        ```text
        hi
        ```
        """,
    "walrus, comprehension, closure": """
        ```python
        n = 3
        assert [n * k for k in range(2)] == [0, 3]
        assert (m := n) and (lambda: m + n)() == 6
        ```
        """,
    "exec and eval see the page": """
        ```python
        x = 1
        exec("y = x + 1")
        assert eval("y") == 2
        ```
        """,
    "global": """
        ```python
        count = 0

        def add():
            global count
            count += 1

        add()
        assert count == globals()["count"] == 1
        ```
        """,
}


@pytest.mark.parametrize("name", GOOD)
def test_runs(scratch: Scratch, name: str) -> None:
    """A block runs as it would for a reader."""
    text = GOOD[name]

    assert good(text.count("```") // 2) == scratch.check(text)


BAD = {
    "assert": ("```python\na, b = 1, 2\nassert a == b\n```\n", 3, "assert 1 == 2"),
    "assert on lists": (
        "```python\na = [1, 2]\nassert a == [1, 3]\n```\n",
        3,
        "At index 1 diff: 2 != 3",
    ),
    "assert with its message": (
        "```python\nassert 1 == 2, 'the message'\n```\n",
        2,
        "the message",
    ),
    "assert in a function": (
        "```python\ndef f(x):\n    assert x == 2\n\nf(1)\n```\n",
        3,
        "assert 1 == 2",
    ),
    "assert after await": (
        "```python\nimport asyncio\n\nawait asyncio.sleep(0)\n"
        "x = 1\nassert x == 2\n```\n",
        6,
        "assert 1 == 2",
    ),
    "assert in a task": (
        "```python\nasync def f():\n    assert 1 == 2\n\nawait f()\n```\n",
        3,
        "assert 1 == 2",
    ),
    "exception": ("Text.\n\n```python\nx = 1\n1 / 0\n```\n", 5, "ZeroDivisionError"),
    "undefined name": ("```python\nx\n```\n", 2, "NameError: name 'x' is not defined"),
    "failing import": ("```python\nimport nothing_such\n```\n", 2, "ModuleNotFound"),
    "syntax": ("```python\nx = 1\ny = = 2\n```\n", 3, "SyntaxError: invalid syntax"),
    "indentation": ("```python\nif 1:\nx = 1\n```\n", 3, "IndentationError"),
    "unclosed bracket": ("```python\n\n\nx = (1,\n```\n", 4, "was never closed"),
    "return outside": ("```python\nx = 1\nreturn x\n```\n", 3, "'return' outside"),
    "prompts in python": ("```python\n>>> 1\n1\n```\n", 2, "name the language pycon"),
    "error in a function called later": (
        "```python\ndef f():\n    return 1 / 0\n```\n\n```python\nf()\n```\n",
        3,
        "ZeroDivisionError",
    ),
    "chained": (
        "```python\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n    {}['x']\n```\n",
        5,
        "KeyError: 'x'",
    ),
    "group": (
        "```python\nraise ExceptionGroup('two', [ValueError(1)])\n```\n",
        2,
        "ExceptionGroup: two",
    ),
    "exception of the page": (
        "```python\nclass Oops(Exception): pass\n\nraise Oops('x')\n```\n",
        4,
        "Oops: x",
    ),
    "exception whose text fails": (
        "```python\nclass Oops(Exception):\n"
        "    def __str__(self): raise ValueError\n\nraise Oops\n```\n",
        5,
        "Oops",
    ),
    "recursion": ("```python\ndef f(): f()\n\nf()\n```\n", 2, "RecursionError"),
    "deep nesting": (
        f"```python\nx = {'(' * 300}{')' * 300}\n```\n",
        2,
        "SyntaxError",
    ),
    "base exception": (
        "```python\nraise BaseException('x')\n```\n",
        2,
        "BaseException",
    ),
    "cancelled": (
        "```python\nimport asyncio\n\nraise asyncio.CancelledError\n```\n",
        4,
        "CancelledError",
    ),
    "keyboard interrupt": (
        "```python\nraise KeyboardInterrupt\n```\n",
        2,
        "KeyboardInterrupt",
    ),
    "assert on a tuple": (
        "```python\nassert (1 == 2, 'x')\n```\n",
        2,
        "always true",
    ),
    "generator exit": ("```python\nraise GeneratorExit\n```\n", 2, "GeneratorExit"),
}


@pytest.mark.parametrize("name", BAD)
def test_fails(scratch: Scratch, name: str) -> None:
    """A failure names the page's line and what went wrong there."""
    text, line, words = BAD[name]

    report = scratch.check(text.encode())

    assert [line] == report.lines
    assert words in report.failures[0]


@pytest.mark.parametrize("name", BAD)
def test_shows_no_frame_of_the_tools(scratch: Scratch, name: str) -> None:
    """Nothing of pytest, Sybil or this checker stands in a failure."""
    report = scratch.check(BAD[name][0].encode())

    words = (
        "_pytest",
        "sybil",
        "tests/pages",
        "asyncio/",
        "importlib",
        "ast.py",
        " in block",
    )
    assert [] == [word for word in words if word in report.failures[0]]


def test_names_the_frames_of_other_files(scratch: Scratch) -> None:
    """An error below the page is placed in the page, and its path is shown."""
    text = """
        ```python
        import json

        x = 1
        json.loads("{")
        ```
        """

    report = scratch.check(text)

    assert [5] == report.lines
    assert "json/decoder.py:" in report.failures[0]


def test_a_failed_block_keeps_its_names(scratch: Scratch) -> None:
    """Later blocks run with what was bound before the error, and fail alone."""
    text = """
        ```python
        x = 1
        1 / 0
        ```

        ```python
        assert x == 1
        ```

        ```python
        assert x == 2
        ```
        """

    assert [3, 11] == scratch.check(text).lines


RAISES_GOOD = {
    "error": ("1 / 0", "ZeroDivisionError: division by zero"),
    "no message": ("raise ValueError", "ValueError"),
    "syntax": ("x = = 1", "SyntaxError: invalid syntax"),
    "await": (
        "import asyncio\n\nawait asyncio.wait_for(asyncio.sleep(9), 0.01)",
        "TimeoutError",
    ),
    "printed before": ("print('hi')\n1 / 0", "hi\nZeroDivisionError: division by zero"),
    "class of the page": (
        "class Oops(Exception): pass\n\nraise Oops('x')",
        "Oops: x",
    ),
    "several lines": ("raise ValueError('a\\nb')", "ValueError: a\nb"),
    "dotted": (
        "import json\n\njson.loads('{')",
        "json.decoder.JSONDecodeError: Expecting property name enclosed in double "
        "quotes: line 1 column 2 (char 1)",
    ),
    "assert": ("x = 1\nassert x == 2", "AssertionError"),
    "assert with a message": ("assert 0, 'why'", "AssertionError: why"),
    "note": (
        "error = ValueError('x')\nerror.add_note('why')\nraise error",
        "ValueError: x\nwhy",
    ),
}


@pytest.mark.parametrize("name", RAISES_GOOD)
def test_code_that_fails(scratch: Scratch, name: str) -> None:
    """A block marked so raises, and the text is the traceback's last line."""
    source, shown = RAISES_GOOD[name]
    text = f"```{{ .python .raises }}\n{source}\n```\n\n```text\n{shown}\n```\n"

    assert good(2) == scratch.check(text)


@pytest.mark.parametrize("name", RAISES_GOOD)
def test_code_that_fails_otherwise(scratch: Scratch, name: str) -> None:
    """Another error than the one shown is a failure at the text."""
    source, shown = RAISES_GOOD[name]
    text = f"```{{ .python .raises }}\n{source}\n```\n\n```text\n{shown}!\n```\n"
    line = source.count("\n") + 5

    assert [line] == scratch.check(text).lines


RAISES_BAD = {
    "raises nothing": (
        "```{ .python .raises }\nx = 1\n```\n\n```text\nValueError\n```\n",
        [1, 5],
        "it raised nothing",
    ),
    "no text": (
        "```{ .python .raises }\n1 / 0\n```\n",
        [1],
        "no ```text block follows",
    ),
    "text far below": (
        "```{ .python .raises }\n1 / 0\n```\n\n```python\nx = 1\n```\n\n"
        "```text\nZeroDivisionError: division by zero\n```\n",
        [1, 9],
        "no ```text block follows",
    ),
    "exit": (
        "```{ .python .raises }\nimport sys\n\nsys.exit(3)\n```\n\n"
        "```text\nSystemExit: 3\n```\n",
        [4, 7],
        "the block exits (3); leave that out",
    ),
    "line after the error": (
        "```{ .python .raises }\n1 / 0\nx = 1\n```\n\n"
        "```text\nZeroDivisionError: division by zero\n```\n",
        [3],
        "no run reached `x = 1`",
    ),
}


@pytest.mark.parametrize("name", RAISES_BAD)
def test_refuses_raises(scratch: Scratch, name: str) -> None:
    """A block that is to fail must fail, at its last line, and show how."""
    text, lines, words = RAISES_BAD[name]

    report = scratch.check(text)

    assert lines == report.lines
    assert words in report.failures[0]


WHY = "it starts a server"
REASONED = {
    "live": ("", None),
    "static": (f' .static data-reason="{WHY}"', None),
    "differs": (' data-differs="threads are simulated"', None),
    "static without a reason": (
        " .static",
        'marked `.static` without a reason; add data-reason="what it needs"',
    ),
    "static with an empty reason": (
        ' .static data-reason=" "',
        'marked `.static` without a reason; add data-reason="what it needs"',
    ),
    "a reason without static": (
        f' data-reason="{WHY}"',
        "data-reason without `.static`; mark it, or drop the reason",
    ),
    "differs without a reason": (
        ' data-differs=""',
        "data-differs without a reason; say what differs, and why",
    ),
    "static that differs": (
        f' .static data-reason="{WHY}" data-differs="threads"',
        "marked `.static`, it can't differ: drop data-differs",
    ),
}


@pytest.mark.parametrize("name", REASONED)
def test_a_block_that_is_not_live_says_why(scratch: Scratch, name: str) -> None:
    """What readers can't run in the page, or see otherwise there, has a reason."""
    marks, words = REASONED[name]
    text = f"Above.\n\n```{{ .python{marks} }}\nx = 1\n```\n"

    report = scratch.check(text)

    if words is None:
        assert good(1) == report
    else:
        assert (f"page.md:3: {words}",) == report.failures


def test_the_rewriter_reads_what_we_replace() -> None:
    """Where pytest drops `traverse_node`, blocks get slower and nothing else tells."""
    source = inspect.getsource(rewrite.AssertionRewriter.visit_Assert)

    assert "traverse_node(" in source
