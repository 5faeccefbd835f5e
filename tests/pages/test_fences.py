"""Every fence that the site shows is collected, and nothing else is a fence."""

from __future__ import annotations

import pytest

from tests.pages.conftest import CONFIG, Scratch, good

OPENINGS = [
    "```python",
    "``` python",
    "```python ",
    "```py",
    "```py3",
    "```python3",
    "```Python",
    "```PYTHON",
    "````python",
    "~~~python",
    '```python title="app.py"',
    '```python hl_lines="1"',
    '```python linenums="1"',
    '```python title="app.py" linenums="1" hl_lines="1"',
    "```{.python}",
    "```{ .python }",
    "```{ .python .annotate }",
    "```{ .python .no-copy }",
    "```{ .python #first }",
    '```{ .python title="app.py" hl_lines="1" }',
    '~~~~{ .py linenums="3" }',
]

CLASSIC = f"""{CONFIG}
  - admonition
  - footnotes
  - def_list
  - pymdownx.details
  - pymdownx.tabbed:
      alternate_style: true
"""

CONTAINERS = {
    "tab": '=== "A"\n\n    {}\n',
    "second tab": '=== "A"\n\n    Text.\n\n=== "B"\n\n    {}\n',
    "tab in a tab": '=== "A"\n\n    === "B"\n\n        {}\n',
    "admonition": "!!! note\n\n    {}\n",
    "admonition with a title": '!!! note "Title"\n\n    {}\n',
    "details": "??? note\n\n    {}\n",
    "open details": '???+ note "Title"\n\n    {}\n',
    "admonition in a tab": '=== "A"\n\n    !!! note\n\n        {}\n',
    "tab in an admonition": '!!! note\n\n    === "A"\n\n        {}\n',
    "bullet": "- Item:\n\n    {}\n",
    "number": "1. Item:\n\n    {}\n",
    "nested list": "- Item:\n\n    - Item:\n\n        {}\n",
    "list in a tab": '=== "A"\n\n    - Item:\n\n        {}\n',
    "quote": "> {}\n",
    "quote after text": "> Text.\n>\n> {}\n",
    "quote in a quote": "> > {}\n",
    "quote in a list": "- Item:\n\n    > {}\n",
    "list in a quote": "> - Item:\n>\n>     {}\n",
    "tab block": "/// tab | A\n\n{}\n\n///\n",
    "tab block in a tab block": "//// tab | A\n\n/// tab | B\n\n{}\n\n///\n\n////\n",
    "admonition block": "/// note\n\n{}\n\n///\n",
    "details block": "/// details | Title\n\n{}\n\n///\n",
    "panel": "/// html | div.wsgi\n\n{}\n\n///\n",
    "footnote": "Text.[^1]\n\n[^1]: Note:\n\n    {}\n",
    "definition": "Term\n:   Text:\n\n    {}\n",
}


def placed(container: str, fence: str) -> str:
    """A page with a fence in a container, indented and quoted as it is there."""
    before, _, after = container.partition("{}")
    prefix = before.rpartition("\n")[2]
    return before + fence.replace("\n", f"\n{prefix}") + after


@pytest.mark.parametrize("opening", OPENINGS)
def test_runs_every_way_to_write_a_fence(scratch: Scratch, opening: str) -> None:
    """A Python fence runs, whatever attributes it has."""
    fence = opening.lstrip()[: len(opening) - len(opening.lstrip("`~"))]
    right, wrong = (f"# Title\n\n{opening}\nassert {n}\n{fence}\n" for n in (1, 0))

    reports = [scratch.check(text) for text in (right, wrong)]

    assert good(1) == reports[0]
    assert [4] == reports[1].lines


@pytest.mark.parametrize("name", CONTAINERS)
def test_runs_fences_in_containers(scratch: Scratch, name: str) -> None:
    """A fence runs wherever it is nested, and failures name its own line."""
    container = CONTAINERS[name]
    fence = "```python\nx = 1\n\nassert x == {}\n```"
    right, wrong = (placed(container, fence.format(each)) for each in (1, 2))
    prefix = right.split("```python")[0].rpartition("\n")[2]
    line = wrong.split("\n").index(f"{prefix}assert x == 2") + 1

    reports = [scratch.check(text, config=CLASSIC) for text in (right, wrong)]

    assert good(1) == reports[0]
    assert [line] == reports[1].lines


def test_runs_every_fence_of_a_page(scratch: Scratch) -> None:
    """Blocks of one page run in order and share their names."""
    text = "".join(
        f"## Part {n}\n\n```python\nx{n} = {f'x{n - 1} + 1' if n else 0}\n```\n\n"
        for n in range(300)
    )
    last = f"{text}```python\nassert x299 == 300\n```\n"

    reports = [scratch.check(text), scratch.check(last)]

    assert good(300) == reports[0]
    assert [300 * 6 + 2] == reports[1].lines


def test_a_longer_fence_holds_shorter_ones(scratch: Scratch) -> None:
    """Fences within a fence are its text."""
    text = """
        ````python
        text = '''
        ```python
        raise ValueError
        ```
        '''
        assert text.count("```") == 2
        ````
        """

    assert good(1) == scratch.check(text)


def test_inline_code_is_no_fence(scratch: Scratch) -> None:
    """A line that begins with inline code in three backticks swallows nothing."""
    text = """
        ```not a fence``` begins this line.

        ```python
        assert 1 == 2
        ```
        """

    assert [4] == scratch.check(text).lines


def test_a_shorter_fence_inside_a_block_is_its_text(scratch: Scratch) -> None:
    """A tilde fence may hold a backtick fence."""
    text = """
        ~~~python
        shown = '''
        ```
        '''
        ~~~
        """

    assert good(1) == scratch.check(text)


BAD = {
    "no language": ("Text.\n\n```\nx\n```\n", 3, "names no language; name one of"),
    "no language but attributes": (
        '``` { title="x" }\nx\n```\n',
        1,
        "names no language",
    ),
    "unknown language": ("\n```pyhton\nx = 1\n```\n", 2, "`pyhton`; name one of"),
    "language of another tool": ("```mermaid\ngraph\n```\n", 1, "`mermaid`"),
    "unread attribute": (
        '```python tilte="x"\nx = 1\n```\n',
        1,
        'nothing reads `tilte="x"`',
    ),
    "unread attribute in braces": (
        '```{ .python app="x" }\nx = 1\n```\n',
        1,
        'nothing reads `app="x"`',
    ),
    "unread class": (
        "```{ .python .raise }\nx = 1\n```\n",
        1,
        "nothing reads `.raise`",
    ),
    "raises on what can't raise": (
        "```{ .json .raises }\n{}\n```\n",
        1,
        "nothing reads `.raises`",
    ),
    "unquoted option": (
        "Text.\n\n```python title=x\nx = 1\n```\n",
        3,
        'write them as key="value"',
    ),
    "options without braces": (
        "```python .annotate\nx = 1\n```\n",
        1,
        "nothing reads `.annotate`",
    ),
    "unclosed": ("Text.\n\n```python\nx = 1\n", 3, "is not closed"),
    "closed by a longer one": ("```python\nx = 1\n````\n", 1, "is not closed"),
    "closed by another kind": ("```python\nx = 1\n~~~\n", 1, "is not closed"),
    "empty": ("```python\n```\n", 1, "this block is empty"),
    "raw pre": ("<pre>\nx\n</pre>\n", 1, "nothing checks a raw <pre>"),
    "raw table": ("Text.\n\n> <table>\n", 3, "nothing checks a raw <table>"),
    "closed at another column": (
        "- Item:\n\n    ```python\n    x = 1\n  ```\n",
        3,
        "as far in, as it begins",
    ),
    "on a list item's line": (
        "- ```python\n  x = 1\n  ```\n",
        1,
        "put it on the next line, indented by 4",
    ),
    "on a number's line": ("1. ```python\n   x = 1\n   ```\n", 1, "indented by 4"),
    "closing without opening": ("Text.\n\n```\n", 3, "nothing opens it"),
    "indented for nothing": (
        "Text.\n\n    ```python\n    x = 1\n    ```\n",
        3,
        "move it to the left margin",
    ),
    "within a comment": (
        "<!--\n\n```python\nx = 1\n```\n\n-->\n",
        3,
        "leave HTML and comments",
    ),
    "within HTML": (
        "<div>\n```python\nx = 1\n```\n</div>\n",
        2,
        "leave HTML and comments",
    ),
    "right below an admonition's line": (
        "!!! note\n    ```python\n    x = 1\n    ```\n",
        2,
        "put a blank line above it",
    ),
    "prompt outside a fence": (
        "Text.\n\n>>> 1 + 1\n2\n",
        3,
        "put it in a pycon fence",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_refuses(scratch: Scratch, name: str) -> None:
    """A fence that can't be checked is a failure that says what to do."""
    text, line, words = BAD[name]

    report = scratch.check(text.encode())

    assert report.failures
    assert line == report.lines[0]
    assert words in report.failures[0]


def test_a_bad_fence_does_not_silence_the_others(scratch: Scratch) -> None:
    """Whatever stands above it, a block runs."""
    text = """
        ```python title=x
        x = 1
        ```

        ```nonsense
        ```

        ```python
        assert 1 == 2
        ```
        """

    report = scratch.check(text)

    assert [1, 3, 9] == report.lines


CUSTOM = CONFIG.replace(
    "      custom_fences:\n",
    "      custom_fences:\n"
    "        - name: python\n"
    "          class: python\n"
    "          format: !!python/name:pymdownx.superfences.fence_div_format\n",
)


def test_custom_fences_are_collected(scratch: Scratch) -> None:
    """A fence that the site formats in its own way is checked like any other."""
    text = "Text.\n\n```python\nassert {}\n```\n"

    reports = [scratch.check(text.format(n), config=CUSTOM) for n in (1, 0)]

    assert good(1) == reports[0]
    assert [4] == reports[1].lines


def test_a_custom_fence_wants_a_blank_line(scratch: Scratch) -> None:
    """Right below a paragraph its HTML would land inside the paragraph."""
    text = "Text.\n```python\nx = 1\n```\n"

    report = scratch.check(text, config=CUSTOM)

    assert ("page.md:2: leave a blank line above this block",) == report.failures


def test_an_ordinary_fence_may_follow_a_paragraph(scratch: Scratch) -> None:
    """The site shows it as a block of its own."""
    assert good(1) == scratch.check("Text.\n```python\nx = 1\n```\n")


def test_superfences_is_the_lexer_even_where_the_site_lacks_it(
    scratch: Scratch,
) -> None:
    """Pages of a site with plain fenced code are still collected."""
    config = "site_name: Plain\nmarkdown_extensions: [fenced_code]\n"

    report = scratch.check("```python\nassert 0\n```\n", config=config)

    assert [2] == report.lines


@pytest.mark.parametrize(
    "text", ["", "\n", "# Title\n\nOnly prose, `code` and *more*.\n"]
)
def test_a_page_of_prose_is_good(scratch: Scratch, text: str) -> None:
    """A page needs no block."""
    assert good(0) == scratch.check(text)
