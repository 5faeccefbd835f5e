"""Markdown shown as an example is a page of its own."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Scratch, good, page

FAILING = """
    ````markdown
    # Title

    ```python
    assert 1 == 2
    ```
    ````
    """


def test_a_good_example(scratch: Scratch) -> None:
    """Every kind of evidence may stand in an example."""
    text = """
        ````markdown
        # Title

        ```python
        x = 1
        print(x)
        ```

        ```text
        1
        ```

        <!-- shows: [["a"], [x]] -->

        | a |
        |---|
        | 1 |
        ````
        """

    assert good(1) == scratch.check(text)


def test_a_failing_example(scratch: Scratch) -> None:
    """An example that fails must show how."""
    report = scratch.check(FAILING)

    assert [1] == report.lines
    assert "page.md:4: AssertionError: assert 1 == 2" in report.failures[0]
    assert "show the failures in a ```text block" in report.failures[0]


def test_a_failing_example_with_its_failures(scratch: Scratch) -> None:
    """The text below an example equals the failures reported."""
    text = """
        ````markdown
        Text.

        ```pyhton
        x = 1
        ```

        ```python title=x
        x = 1
        ```
        ````

        ```text
        {}
        ```
        """
    bare = scratch.check(page(text).split("```text")[0]).failures[0]
    shown = bare.split("block below\n")[1]
    filled = page(text).format(shown)

    texts = (filled, filled.replace("pyhton", "pyt", 1))

    reports = [scratch.check(each) for each in texts]

    assert good(2) == reports[0]
    assert reports[1].failures
    assert shown.startswith("page.md:3: nothing checks the language `pyhton`")


def test_an_example_that_fails_otherwise(scratch: Scratch) -> None:
    """Another failure than the one shown is a failure at the text."""
    text = page(FAILING) + "\n```text\npage.md:4: AssertionError: assert 1 == 3\n```\n"

    assert [9] == scratch.check(text).lines


@pytest.mark.parametrize(
    "text",
    ["# Title\n\nText.", "| a |\n|---|", "```json\n{}\n```"],
)
def test_a_good_example_shows_no_failures(scratch: Scratch, text: str) -> None:
    """A text below an example that is good has nothing to show."""
    filled = f"````markdown\n<!-- stated: x -->\n\n{text}\n````\n\n```text\nx\n```\n"
    filled = (
        filled if text.startswith("|") else filled.replace("<!-- stated: x -->", "")
    )

    report = scratch.check(filled)

    assert [filled.split("\n").index("```text") + 1] == report.lines


def test_an_example_shares_no_names(scratch: Scratch) -> None:
    """Neither the page nor its example sees the other's names."""
    text = """
        ```python
        x = 1
        ```

        ````markdown
        ```python
        x = 2
        ```
        ````

        ```python
        assert x == 1
        ```
        """
    uses = """
        ```python
        x = 1
        ```

        ````markdown
        ```python
        x
        ```
        ````
        """

    reports = [scratch.check(each) for each in (text, uses)]

    assert good(3) == reports[0]
    assert [5] == reports[1].lines


def test_an_example_of_an_example(scratch: Scratch) -> None:
    """Examples may be nested."""
    inner = "```python\nassert 1 == {}\n```"
    text = f"`````markdown\n````markdown\n{inner}\n````\n`````\n"

    reports = [scratch.check(text.format(n)) for n in (1, 2)]

    assert good(1) == reports[0]
    assert [1] == reports[1].lines


def test_an_example_may_leave_a_block_out(scratch: Scratch) -> None:
    """A skip in an example, with its reason, is good."""
    text = """
        ````markdown
        <!-- skip: needs a network -->

        ```python
        1 / 0
        ```
        ````
        """

    assert good(1) == scratch.check(text, max_skips=3)


@pytest.mark.parametrize("language", ["markdown", "md", "Markdown"])
def test_every_spelling(scratch: Scratch, language: str) -> None:
    """The language is known by its short name as well."""
    text = f"````{language}\n```\nx\n```\n````\n"

    assert [1] == scratch.check(text).lines
