"""Tables: proved by an expression, stated by a source, or refused."""

from __future__ import annotations

import pytest

from tests.pages.conftest import CONFIG, Scratch, good, page

ROWS = page(
    """
    ```python
    rows = [["a", "b"], [1, "x y"], [2, ""]]
    ```

    """
)

GOOD = {
    "aligned": "| a | b   |\n|---|-----|\n| 1 | x y |\n| 2 |     |\n",
    "tight": "|a|b|\n|-|-|\n|1|x y|\n|2||\n",
    "no outer pipes": "a | b\n--|--\n1 | x y\n2 | |\n",
    "alignment": "| a | b |\n|:--|--:|\n| 1 | x y |\n| 2 | |\n",
}


@pytest.mark.parametrize("name", GOOD)
def test_shows_what_the_expression_gives(scratch: Scratch, name: str) -> None:
    """A table equals the rows, however it is laid out."""
    text = f"{ROWS}<!-- shows: rows -->\n\n{GOOD[name]}"

    assert good(1, 1) == scratch.check(text.encode())


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize(
    ("old", "new"),
    [("x y", "x z"), ("1", "3"), ("b", "c"), ("a", "A"), ("x y", "x  y")],
)
def test_any_other_cell_is_a_failure(
    scratch: Scratch, name: str, old: str, new: str
) -> None:
    """Each cell counts, the header's too; spaces within a cell as well."""
    table = GOOD[name].replace(old, new, 1)
    text = f"{ROWS}<!-- shows: rows -->\n\n{table}"

    report = scratch.check(text.encode())

    assert [7] == report.lines
    assert "`rows` gives another table\n" in report.failures[0]


EXPRESSIONS = {
    "text": "'| a |\\n|---|\\n| 1 |'",
    "text with newlines at its ends": "'\\n| a |\\n|---|\\n| 1 |\\n'",
    "lists": "[['a'], ['1']]",
    "tuples": "(('a',), (1,))",
    "generator": "([x] for x in ('a', 1))",
    "call": "list(map(list, zip(['a', 1])))",
    "await": "await asyncio.sleep(0, [['a'], [1]])",
    "with a greater-than sign": "[['a'], [1]] if 2 > 1 else 0",
    "with dashes": "[['a'], [3 - 2 --0]]",
}


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_expressions(scratch: Scratch, name: str) -> None:
    """An expression gives text, or rows with the header first."""
    table = "| a |\n|---|\n| {} |\n"
    text = f"```python\nimport asyncio\n```\n\n<!-- shows: {EXPRESSIONS[name]} -->\n\n"

    reports = [scratch.check(f"{text}{table}".format(n)) for n in (1, 2)]

    assert good(1, 1) == reports[0]
    assert [7] == reports[1].lines


FORMS = {
    "shows: x": "<!-- shows: x -->",
    "no space": "<!--shows: x-->",
    "no colon": "<!-- shows x -->",
    "no empty line": "<!-- shows: x -->",
}


@pytest.mark.parametrize("name", FORMS)
def test_forms_of_the_comment(scratch: Scratch, name: str) -> None:
    """The comment may be written in any of these ways."""
    between = "\n" if name == "no empty line" else "\n\n"
    text = "```python\nx = [['a'], [1]]\n```\n\n{}{}| a |\n|---|\n| 1 |\n"

    assert good(1, 1) == scratch.check(text.format(FORMS[name], between))


CELLS = {
    "code": ("`x`", "| `x` |"),
    "pipe in code": ("`a|b`", "| `a|b` |"),
    "pipe in longer code": ("``a`|b``", "| ``a`|b`` |"),
    "escaped pipe": ("a\\|b", "| a\\|b |"),
    "escaped pipe at the end": ("a\\|", "| a\\| |"),
    "lone backtick": ("a ` b", "| a ` b |"),
    "bold": ("**x**", "| **x** |"),
    "link": ("[x](y)", "| [x](y) |"),
    "number": (1.5, "| 1.5 |"),
    "none": (None, "| None |"),
    "markup": ("a<br>b", "| a<br>b |"),
    "newline": ("a\nb", "| a b |"),
    "letters": ("é ☃", "| é ☃ |"),
    "dashes": ("---", "| --- |"),
}


@pytest.mark.parametrize("name", CELLS)
def test_cells(scratch: Scratch, name: str) -> None:
    """A cell is compared as it is written in Markdown."""
    value, row = CELLS[name]
    text = f"```python\nx = [['a'], [{value!r}]]\n```\n\n<!-- shows: x -->\n\n"

    right = scratch.check(f"{text}| a |\n|---|\n{row}\n")
    wrong = scratch.check(f"{text}| a |\n|---|\n| ~{row[2:]}\n")

    assert good(1, 1) == right
    assert [7] == wrong.lines


BAD = {
    "odd delimiters": ("Text.\n\n| a | b |\n| - - | : |\n", 3, "nothing proves"),
    "no evidence": (
        "Text.\n\n| a |\n|---|\n| 1 |\n",
        3,
        "write above it <!-- shows: expression --> or <!-- stated: source -->",
    ),
    "empty header": (
        "Text.\n\n|  |  |\n|--|--|\n| 1 | 2 |\n",
        3,
        "nothing proves this table",
    ),
    "prose between": (
        "<!-- stated: PEP 3333 -->\n\nText.\n\n| a |\n|---|\n| 1 |\n",
        1,
        "no table follows this comment; move or drop it",
    ),
    "no table": ("<!-- shows: [] -->\n\nText.\n", 1, "no table follows"),
    "no expression": (
        "Text.\n\n<!-- shows: -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "the comment needs an expression",
    ),
    "no source": (
        "Text.\n\n<!-- stated: -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "the comment needs a source",
    ),
    "undefined": (
        "Text.\n\n<!-- shows: rows() -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "`rows()` fails: NameError: name 'rows' is not defined",
    ),
    "raises": (
        "Text.\n\n<!-- shows: 1 / 0 -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "`1 / 0` fails: ZeroDivisionError",
    ),
    "syntax": (
        "Text.\n\n<!-- shows: x = = 1 -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "`x = = 1` fails: SyntaxError",
    ),
    "not rows": (
        "Text.\n\n<!-- shows: 1 -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "`1` gives int, not a table: give its text, or its rows",
    ),
    "rows of no rows": (
        "Text.\n\n<!-- shows: [1] -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "`[1]`",
    ),
    "no rows": (
        "Text.\n\n<!-- shows: [] -->\n\n| a |\n|---|\n| 1 |\n",
        5,
        "`[]` gives no rows",
    ),
    "exits": (
        "Text.\n\n<!-- shows: exit() -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "`exit()` fails",
    ),
    "rows raise late": (
        "Text.\n\n<!-- shows: (1 / 0 for _ in [1]) -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "ZeroDivisionError",
    ),
    "text right below": (
        "<!-- shows: [['a', 'b'], [1, 2]] -->\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\nmore\n",
        3,
        "gives another table",
    ),
    "ragged rows": (
        "Text.\n\n<!-- shows: [['a'], [1, 2]] -->\n\n| a |\n|---|\n| 1 |\n",
        5,
        "`[['a'], [1, 2]]` gives ",
    ),
    "a row less": (
        "<!-- shows: [['a'], [1], [2]] -->\n\n| a |\n|---|\n| 1 |\n",
        3,
        "+ 2",
    ),
    "a row more": (
        "<!-- shows: [['a'], [1]] -->\n\n| a |\n|---|\n| 1 |\n| 2 |\n",
        3,
        "- 2",
    ),
    "a column more": (
        "<!-- shows: [['a'], [1]] -->\n\n| a | b |\n|---|---|\n| 1 | |\n",
        3,
        "gives another table",
    ),
    "glued to prose": (
        "Text.\n\nText.\n| a |\n|---|\n| 1 |\n",
        4,
        "text stands right above this table; leave a blank line",
    ),
    "evidence and another table": (
        "<!-- shows: [['a'], [1]] -->\n\n| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 1 |\n",
        7,
        "nothing proves this table",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_refuses(scratch: Scratch, name: str) -> None:
    """A table without good evidence is a failure that says what to write."""
    text, line, words = BAD[name]

    report = scratch.check(text.encode())

    assert [line] == report.lines[:1]
    assert words in report.failures[0]


def test_a_stated_table_names_its_source(scratch: Scratch) -> None:
    """What no run can show may be stated, with where it is written."""
    text = "<!-- stated: PEP 3333 -->\n\n| a |\n|---|\n| 1 |\n"

    assert good(0, 1) == scratch.check(text)


PLACES = {
    "tab": "/// tab | A\n\n{}\n\n///\n",
    "admonition": "/// note\n\n{}\n\n///\n",
    "details": "/// details | Title\n\n{}\n\n///\n",
    "quote": "> {}\n",
    "list": "- Item:\n\n    {}\n",
    "classic tab": '=== "A"\n\n    {}\n',
    "classic admonition": "!!! note\n\n    {}\n",
}


@pytest.mark.parametrize("name", PLACES)
def test_places(scratch: Scratch, name: str) -> None:
    """A table is found wherever it stands, and failures name its own line."""
    before, _, after = PLACES[name].partition("{}")
    prefix = before.rpartition("\n")[2]
    config = (
        f"{CONFIG}\n  - admonition\n  - pymdownx.tabbed:\n      alternate_style: true\n"
    )
    table = "<!-- shows: [['a'], [1]] -->\n\n| a |\n|---|\n| {} |".replace(
        "\n", f"\n{prefix}"
    )
    line = before.count("\n") + 3

    reports = [
        scratch.check(before + table.format(n) + after, config=config) for n in (1, 2)
    ]

    assert good(0, 1) == reports[0]
    assert [line] == reports[1].lines


def test_a_table_in_a_fence_is_text(scratch: Scratch) -> None:
    """Only the page's own tables need evidence."""
    text = "```python\nx = '''\n| a |\n|---|\n| 1 |\n'''\n```\n"

    assert good(1) == scratch.check(text)


def test_a_rule_or_heading_is_no_table(scratch: Scratch) -> None:
    """Dashes below a line with a pipe need a table's form."""
    assert good() == scratch.check("a | b\n---\n\n- a | b\n- c\n\n---\n")


def test_sees_the_names_of_its_tab(scratch: Scratch) -> None:
    """An expression is evaluated where its table stands."""
    parts = [
        f"/// tab | {label}\n\n```python\nx = [['a'], [{n}]]\n```\n\n"
        f"<!-- shows: x -->\n\n| a |\n|---|\n| {n} |\n\n///\n"
        for label, n in (("A", 1), ("B", 2))
    ]

    assert good(2, 2) == scratch.check("\n".join(parts))


def test_comes_in_order(scratch: Scratch) -> None:
    """A table shows the names as they are at that point of the page."""
    table = "<!-- shows: [['a'], [x]] -->\n\n| a |\n|---|\n| {} |\n\n"
    text = "".join(f"```python\nx = {n}\n```\n\n{table.format(n)}" for n in (1, 2, 3))

    assert good(3, 3) == scratch.check(text)


def test_leaves_no_name_behind(scratch: Scratch) -> None:
    """Evaluating a table binds nothing on the page."""
    text = """
        ```python
        before = list(globals())
        ```

        <!-- shows: [["a"], [1]] -->

        | a |
        |---|
        | 1 |

        ```python
        after = list(globals())
        assert [*before, "before", "after"] == [*after, "after"]
        ```
        """

    assert good(2, 1) == scratch.check(text)


def test_a_row_of_dashes_is_a_row(scratch: Scratch) -> None:
    """Of a table given as text, the second line alone is no row."""
    table = "| a |\n|---|\n| - |\n"
    text = f"```python\ntable = {table!r}\n```\n\n<!-- shows: table -->\n\n{table}"

    right = scratch.check(text.encode())
    wrong = scratch.check(text.replace("\n| - |", "\n| + |").encode())

    assert good(1, 1) == right
    assert [7] == wrong.lines
