"""Exercises: the solution passes the check, all else fails it as it says."""

from __future__ import annotations

import pytest

from tests.pages.block_kinds import kind_of
from tests.pages.conftest import Scratch, good, page
from tests.pages.limits import Limits
from tests.pages.sabotage import survivors

SECONDS = 0.2
"""The limit of a block, where a test waits for it."""

PAGE = page(
    """
    ```python
    def body(name):
        return b"".join(app({"name": name}, print))


    def app(environ, start_response):
        return [b"page"]
    ```

    /// exercise | Greet by name
        attrs: {id: greet, data-level: easy, data-topic: messages}

    Let the app greet.

    ```{ .python .starter }
    def app(environ, start_response):
        return [___]
    ```

    /// details | Hint
        attrs: {class: hint}
    The name is in `environ`.
    ///

    /// details | The check

    ```{ .python .check }
    found = body("Ada")
    assert found == b"Hi Ada", f"not a greeting: {found}"
    ```
    ///

    /// details | Solution
        attrs: {class: solution}

    ```{ .python .solution }
    def app(environ, start_response):
        print("asked")
        return [f"Hi {environ['name']}".encode()]
    ```

    ```text
    asked
    ```

    ```{ .python .wrong }
    def app(environ, start_response):
        return [b"Hi"]
    ```

    ```text
    not a greeting: b'Hi'
    ```

    ```{ .python .wrong }
    def app(environ, start_response):
        return [environ["Name"]]
    ```

    ```text
    KeyError: 'Name'
    ```

    ```{ .python .wrong }
    def app(environ, start_response)
    ```

    ```text
    SyntaxError: expected ':'
    ```
    ///
    ///

    ```python
    assert body("Ada") == b"page" and "found" not in globals()
    ```
    """
)

RUN = 12
"""How many fences the page has."""


def test_good(scratch: Scratch) -> None:
    """Each part runs apart, and leaves no names on the page."""
    assert good(RUN) == scratch.check(PAGE)


def test_whatever_is_broken_is_noticed(scratch: Scratch) -> None:
    """A starter or wrong answer that is right, a hint less, another message."""
    path = scratch.write("docs/page.md", PAGE)

    assert [] == list(survivors(path, scratch.rules()))


BAD = {
    "starter passes": ("return [___]", "return [b'Hi Ada']", 15, "passes the check"),
    "solution fails": ('f"Hi', 'f"Ho', 36, "refuses the solution: not a greeting"),
    "solution raises": ("['name']", "['x']", 36, "refuses the solution: KeyError"),
    "wrong passes": ('[b"Hi"]', '[b"Hi Ada"]', 46, "passes the check"),
    "wrong says more": ("greeting: b'Hi'", "greeting", 51, "+ not a greeting: b'Hi'"),
    "wrong says nothing": ("```text\nKeyError: 'Name'\n```\n", "", 55, "no ```text"),
    "no Python": (
        "assert found ==",
        "assert found =",
        29,
        "SyntaxError: invalid syntax",
    ),
    "asserts nothing": (
        'assert found == b"Hi Ada", f"not a greeting: {found}"',
        "found == b'Hi Ada'",
        27,
        "asserts nothing",
    ),
    "no message": (', f"not a greeting: {found}"', "", 29, "say what is wrong when"),
    "line not reached": (
        'found = body("Ada")',
        'found = body("Ada")\nif not found:\n    raise ValueError(found)',
        30,
        "no run reached `raise ValueError(found)`",
    ),
    "empty starter": (
        "def app(environ, start_response):\n    return [___]\n",
        "",
        15,
        "this block is empty",
    ),
    "two roles": (".starter", ".starter .raises", 15, "nothing reads `.raises`"),
    "exits": ("return [___]", "return 1\nraise SystemExit", 18, "the block exits"),
    "no id": ("id: greet, ", "", 10, "this block has no id"),
    "no hint": ("{class: hint}", "{}", 10, "0 hints"),
    "no level": ("data-level: easy, ", "", 10, "data-level is missing"),
    "no starter": (" .starter", " .wrong", 15, "no ```text block follows"),
    "two checks": (" .starter", " .check", 15, "asserts nothing"),
    "no solution": ("{class: solution}", "{}", 10, "0 solutions"),
    "kind": (
        "messages}",
        "messages, data-kind: order}",
        10,
        "nothing reads `data-kind`",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad(scratch: Scratch, name: str) -> None:
    """What is wrong is said at its line."""
    old, new, line, message = BAD[name]
    assert old in PAGE

    report = scratch.check(PAGE.replace(old, new))

    assert line == report.lines[0]
    assert message in report.failures[0]


PARTS = {
    "no starter": (
        PAGE[PAGE.index("```{ .python .st") : PAGE.index("/// details")],
        "",
    ),
    "no check": (
        PAGE[PAGE.index("```{ .python .ch") : PAGE.index("///\n\n/// details | So")],
        "",
    ),
    "two solutions": (
        "[b\"Hi\"]\n```\n\n```text\nnot a greeting: b'Hi'\n```\n",
        "[b'Hi Ada']\n```\n",
    ),
}


@pytest.mark.parametrize("name", PARTS)
def test_parts(scratch: Scratch, name: str) -> None:
    """There is one starter, one check and one solution."""
    old, new = PARTS[name]
    count, role = (0, name.split()[1]) if not new else (2, "solution")
    text = PAGE.replace(old, new)
    if new:
        text = text.replace(".wrong", ".solution", 1)

    report = scratch.check(text)

    assert PAGE != text
    assert f"{count} blocks {{ .python .{role} }}; write one" in report.failures[-1]


def test_the_ways_to_break_it(scratch: Scratch) -> None:
    """A hint less; a starter and three wrong answers that are right."""
    (block,) = scratch.read(PAGE.encode(), scratch.rules()).blocks

    ways = list(kind_of(block).sabotage(block))

    assert 1 + 1 + 3 == len(ways)


def test_no_wrong_answer(scratch: Scratch) -> None:
    """At least one is foreseen."""
    first, last = PAGE.index("```{ .python .wrong }"), PAGE.index("///\n///\n")

    report = scratch.check(PAGE[:first] + PAGE[last:])

    assert "no wrong answer is foreseen" in report.failures[0]


def test_a_solution_given_away(scratch: Scratch) -> None:
    """It stands in the solution's details, which are folded."""
    first = PAGE.index("```{ .python .solution }")
    solution = PAGE[first : PAGE.index("```{ .python .wrong }")]
    rest = PAGE.replace(solution, "")

    report = scratch.check(
        rest.replace("/// details | Hint", f"{solution}\n/// details | Hint")
    )

    assert "this gives the solution away" in report.failures[0]


@pytest.mark.parametrize("role", ["starter", "check", "solution", "wrong"])
def test_a_part_of_no_exercise(scratch: Scratch, role: str) -> None:
    """The classes have no meaning elsewhere."""
    report = scratch.check(f"```{{ .python .{role} }}\nx = 1\n```\n")

    assert [1] == report.lines
    assert f"`.{role}` stands in no exercise" in report.failures[0]


def test_a_part_from_a_snippet(scratch: Scratch) -> None:
    """What the reader edits is written out."""
    files = {"app.py": "def app(environ, start_response):\n    return [___]\n"}
    text = PAGE.replace(files["app.py"], '--8<-- "app.py"\n', 1)

    report = scratch.check(text, files=files)

    assert "write it out, not as snippet" in report.failures[0]


def test_a_part_has_a_limit(scratch: Scratch) -> None:
    """A starter that never ends is stopped, and named."""
    rules = scratch.rules(limits=Limits(SECONDS, 10 * SECONDS, 2))
    text = PAGE.replace("return [___]", "while True: pass")

    report = scratch.report(scratch.read(text, rules))

    assert 17 == report.lines[0]
    assert "still running after" in report.failures[0]


def test_refreshes_what_the_check_says(scratch: Scratch) -> None:
    """Messages below wrong answers are rewritten as any output."""
    stale = PAGE.replace("not a greeting: b'Hi'\n", "").replace(
        "asked\n```", "old\n```"
    )

    assert PAGE == scratch.refreshed(stale.encode())


def test_await(scratch: Scratch) -> None:
    """Parts may await, as any block."""
    text = PAGE.replace('found = body("Ada")', 'found = body("Ada")\nawait nothing()')
    text = f"```python\nasync def nothing():\n    pass\n```\n\n{text}"

    assert good(RUN + 1) == scratch.check(text)
