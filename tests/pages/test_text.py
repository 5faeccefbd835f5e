"""A page's text: encodings, line endings, front matter, odd white space."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Scratch, good

FAILING = "# Title\n\n```python\nx = 1\nassert x == 2\n```\n"


def test_a_byte_order_mark_changes_nothing(scratch: Scratch) -> None:
    """A mark before the first fence hides neither fence of the page."""
    text = "\ufeff```python\nx = 1\n```\n\nText.\n\n```python\nassert x == {}\n```\n"

    reports = [scratch.check(text.format(n).encode()) for n in (1, 2)]

    assert good(2) == reports[0]
    assert [8] == reports[1].lines


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_endings_change_nothing(scratch: Scratch, newline: str) -> None:
    """Lines are counted alike on every system."""
    text = FAILING.replace("\n", newline).encode()

    assert [5] == scratch.check(text).lines


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: Page\n---\n",
        "---\ntitle: Page\ndescription: |\n  ```python\n  not a block\n---\n\n",
        "---\n---\n",
        "---\ntitle: Page\n...\n",
        "title: Page\nauthor: Ann\n\n",
    ],
)
def test_front_matter_keeps_the_lines(scratch: Scratch, matter: str) -> None:
    """What MkDocs reads as metadata is no part of the page, but is counted."""
    line = matter.count("\n") + 5

    assert [line] == scratch.check(f"{matter}{FAILING}".encode()).lines


def test_front_matter_that_is_no_metadata_is_text(scratch: Scratch) -> None:
    """A rule at the top does not swallow the blocks below it."""
    text = f"---\n\n{FAILING}\n---\n\nText.\n"

    assert [7] == scratch.check(text.encode()).lines


def test_front_matter_that_is_no_yaml_is_said(scratch: Scratch) -> None:
    """MkDocs shows it as text, without a word; here its line is named."""
    text = f"---\ntitle: Page\ndescription: One: two\n---\n\n{FAILING}"

    report = scratch.check(text.encode())

    assert [3, 10] == report.lines
    assert "page.md:3: the front matter is no YAML (mapping va" in report.failures[0]


@pytest.mark.parametrize(
    "odd", ["\u2028", "\u2029", "\x0c", "\x0b", "\x1c", "\x1d", "\x1e", "\x85"]
)
@pytest.mark.parametrize("indent", ["", "    "])
def test_only_newlines_end_a_line(scratch: Scratch, odd: str, indent: str) -> None:
    """Separators that `splitlines` knows stay in the source and count no line."""
    opener = "- Item:\n\n" if indent else "# Title\n\n"
    lines = ["```python", f'text = "a{odd}b"', "assert len(text) == {}", "```"]
    text = opener + "".join(f"{indent}{line}\n" for line in lines)

    reports = [scratch.check(text.format(n).encode()) for n in (3, 4)]

    assert good(1) == reports[0]
    assert [5] == reports[1].lines


def test_odd_separators_in_prose_count_no_line(scratch: Scratch) -> None:
    """The line of a failure is the one that an editor shows."""
    text = f"One\u2028two\x0cthree\x85four.\n\n{FAILING}"

    assert [7] == scratch.check(text.encode()).lines


@pytest.mark.parametrize("name", ["tab", "mixed"])
def test_tabs_indent(scratch: Scratch, name: str) -> None:
    """A tab indents by the site's tab length, as in Python-Markdown."""
    body = {"tab": "\tassert x", "mixed": "    assert x"}[name]
    text = f"- Item:\n\n\t```python\n\tx = 0\n\tif True:\n\t{body}\n\t```\n"

    assert [6] == scratch.check(text.encode()).lines


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"# Title\n\ncaf\xe9\n", 3),
        (b"\xff\xfeT\x00", 1),
        (b"# Title\n\n```python\nx = '\xe9'\n```\n", 4),
    ],
)
def test_a_page_that_is_not_utf_8(scratch: Scratch, raw: bytes, line: int) -> None:
    """The first byte that isn't UTF-8 is named, and what to do."""
    report = scratch.check(raw)

    assert [line] == report.lines
    assert "is not UTF-8; save the file as UTF-8" in report.failures[0]


@pytest.mark.parametrize("text", ["λ = 'é'\nassert λ == 'é'", "# ☃\nassert '☃'"])
def test_source_is_any_text(scratch: Scratch, text: str) -> None:
    """Letters beyond ASCII are letters."""
    assert good(1) == scratch.check(f"```python\n{text}\n```\n")


def test_a_page_without_a_last_newline(scratch: Scratch) -> None:
    """The closing fence may be the last thing in the file."""
    assert [2] == scratch.check(b"```python\nassert 0\n```").lines


@pytest.mark.parametrize("text", ["\x00", "```python\nx = '\x00'\n```\n", "\x02\x03"])
def test_control_characters_do_not_crash(scratch: Scratch, text: str) -> None:
    """Whatever a page holds, it is read to its end."""
    report = scratch.check(f"{text}\n\n{FAILING}".encode())

    assert text.count("\n") + 7 in report.lines


def test_a_long_page(scratch: Scratch) -> None:
    """Ten thousand lines of prose move no line."""
    text = "Text, `code`, and text.\n\n" * 5000 + FAILING

    assert [10005] == scratch.check(text.encode()).lines
