"""Output: a `text` block is what the block right above it printed."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Scratch, good

GOOD = {
    "line": ("print('hi')", "hi"),
    "lines": ("print('a\\nb')", "a\nb"),
    "empty line within": ("print('a\\n\\nb')", "a\n\nb"),
    "no newline at the end": ("print('a', end='')", "a"),
    "newlines at both ends": ("print('\\n\\na\\n')", "a"),
    "indented": ("print('  a\\n    b')", "  a\n    b"),
    "awaited": (
        "import asyncio\n\nprint(await asyncio.sleep(0, 'x'))",
        "x",
    ),
    "looks like a table": ("print('| a |\\n|---|')", "| a |\n|---|"),
    "looks like a prompt": ("print('>>> 1')", ">>> 1"),
    "letters": ("print('é ☃')", "é ☃"),
    "from a thread": (
        "import threading\n\n"
        "thread = threading.Thread(target=print, args=('x',))\n"
        "thread.start()\nthread.join()",
        "x",
    ),
    "no backslash is special": ("print(r'a\\nb')", "a\\nb"),
    "markup": ("print('<b> & &amp;')", "<b> & &amp;"),
}


@pytest.mark.parametrize("name", GOOD)
def test_shows_what_was_printed(scratch: Scratch, name: str) -> None:
    """The text equals the output, newlines at both ends aside."""
    source, shown = GOOD[name]

    report = scratch.check(f"```python\n{source}\n```\n\n```text\n{shown}\n```\n")

    assert good(2) == report


@pytest.mark.parametrize("name", GOOD)
def test_shows_something_else(scratch: Scratch, name: str) -> None:
    """Any other text is a failure at the text, which shows both."""
    source, shown = GOOD[name]

    report = scratch.check(f"```python\n{source}\n```\n\n```text\n{shown}~\n```\n")

    assert [source.count("\n") + 5] == report.lines
    last = shown.split("\n")[-1]
    assert f"- {last}~\n  + {last}" in report.failures[0]


STRICT = {
    "leading space": ("print(' a')", "a"),
    "inner space": ("print('a  b')", "a b"),
    "case": ("print('A')", "a"),
    "an empty line less": ("print('a\\n\\nb')", "a\nb"),
    "a line more": ("print('a')", "a\nb"),
    "a line less": ("print('a\\nb')", "a"),
    "an ellipsis is no wildcard": ("print('abc')", "a..."),
}


@pytest.mark.parametrize("name", STRICT)
def test_is_strict(scratch: Scratch, name: str) -> None:
    """Each character counts."""
    source, shown = STRICT[name]

    report = scratch.check(f"```python\n{source}\n```\n\n```text\n{shown}\n```\n")

    assert [5] == report.lines


def test_goes_with_nothing_printed(scratch: Scratch) -> None:
    """An output below a block that prints nothing is a failure."""
    report = scratch.check("```python\nx = 1\n```\n\n```text\n1\n```\n")

    assert (
        "page.md:5: the block above printed nothing; drop this output\n  - 1",
    ) == report.failures


def test_goes_with_nothing_printed_even_if_empty(scratch: Scratch) -> None:
    """An empty output is no evidence."""
    report = scratch.check("```python\nx = 1\n```\n\n```text\n\n```\n")

    assert [5] == report.lines


UNRELATED = {
    "first on the page": ("```text\nhi\n```\n", 1),
    "below data": ("```json\n1\n```\n\n```text\n1\n```\n", 5),
    "below another output": (
        "```python\nprint(1)\n```\n\n```text\n1\n```\n\n```text\n1\n```\n",
        9,
    ),
    "in the next tab": (
        "/// tab | A\n\n```python\nprint(1)\n```\n\n///\n\n"
        "/// tab | B\n\n```text\n1\n```\n\n///\n",
        11,
    ),
    "below the tab": (
        "/// tab | A\n\n```python\nprint(1)\n```\n\n///\n\n```text\n1\n```\n",
        9,
    ),
    "in a tab below": (
        "```python\nprint(1)\n```\n\n/// tab | A\n\n```text\n1\n```\n\n///\n",
        7,
    ),
}


@pytest.mark.parametrize("name", UNRELATED)
def test_belongs_to_the_block_right_above(scratch: Scratch, name: str) -> None:
    """Output that no block right above printed is a failure."""
    text, line = UNRELATED[name]

    report = scratch.check(text)

    assert [line] == report.lines
    assert "no block right above prints this; show output below" in report.failures[0]


def test_prose_may_stand_between(scratch: Scratch) -> None:
    """The block right above is the last one, not the last line."""
    text = "```python\nprint(1)\n```\n\nIt prints:\n\n```text\n1\n```\n"

    assert good(2) == scratch.check(text)


def test_output_that_is_not_shown_is_no_matter(scratch: Scratch) -> None:
    """A block may print without an output below."""
    assert good(1) == scratch.check("```python\nprint(1)\n```\n")


@pytest.mark.parametrize("quote", ["> ", "    "])
def test_in_a_quote_or_list(scratch: Scratch, quote: str) -> None:
    """Outputs are compared without the marks of what they stand in."""
    lines = ["```python", "print('a\\n\\n b')", "```", "", "```text", "a", "", " b"]
    opener = "- Item:\n\n" if quote.isspace() else "Text.\n\n"
    rows = [*lines, "```"]
    text = opener + "".join(f"{quote}{row}".rstrip() + "\n" for row in rows)

    reports = [scratch.check(each) for each in (text, text.replace(" b\n", " c\n"))]

    assert good(2) == reports[0]
    assert [7] == reports[1].lines


def test_of_a_failing_block(scratch: Scratch) -> None:
    """A block that failed has no output, and its text says so too."""
    text = "```python\nprint(1)\n1 / 0\n```\n\n```text\n1\n```\n"

    assert 3 == scratch.check(text).lines[0]


def test_of_an_earlier_run_is_never_used(scratch: Scratch) -> None:
    """Each block's output is its own."""
    text = """
        ```python
        print(1)
        ```

        ```python
        print(2)
        ```

        ```text
        1
        ```
        """

    assert [9] == scratch.check(text).lines
