"""Sabotage: no word or digit of a page's evidence can change unnoticed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.pages import kinds, output
from tests.pages.conftest import Scratch, good, page
from tests.pages.kinds import kind_of
from tests.pages.sabotage import survivors

RICH = page(
    """
    # A page with each kind of evidence

    ```python
    def wsgi(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"Hello WSGI, 42 times"]


    async def asgi(scope, receive, send):
        headers = [(b"content-type", b"text/plain")]
        start = {"type": "http.response.start", "status": 200}
        await send({**start, "headers": headers})
        body = b"Hello WSGI, 42 times"
        await send({"type": "http.response.body", "body": body})


    def kinds(number):
        return [["server", "calls"], ["WSGI", number], ["`a|b`", "3 x"]]
    ```

    ```{ .http app="wsgi asgi" }
    GET /hello HTTP/1.1
    ```

    ```http
    HTTP/1.1 200 OK
    Content-Type: text/plain

    Hello WSGI, 42 times
    ```

    It prints:

    ```python
    for step in range(2):
        print("step", step, "of 2")
    ```

    ```text
    step 0 of 2
    step 1 of 2
    ```

    > ```pycon
    > >>> 6 * 7
    > 42
    > >>> print("two words")
    > two words
    > >>> {}["x"]
    > Traceback (most recent call last):
    >   ...
    > KeyError: 'x'
    > ```

    /// tab | One

    ```python
    total = sum([1, 2, 39])
    assert total == 42
    assert "two words".split() == ["two", "words"]
    ```

    <!-- shows: kinds(1) -->

    | server | calls |
    | ------ | ----- |
    | WSGI   | 1     |
    | `a|b`  | 3 x   |

    ///

    ```{ .python .raises }
    int("seven")
    ```

    ```text
    ValueError: invalid literal for int() with base 10: 'seven'
    ```

    ````markdown
    ```pyhton
    x = 1
    ```
    ````

    ```text
    {failure}
    ```
    """
)

EVIDENCE = [
    "```http\nHTTP/1.1 200 OK",
    "```text",
    "> 42",
    "> two words",
    "> KeyError: 'x'",
    "assert total == 42",
    'assert "two words".split() == ["two", "words"]',
    "| server | calls |",
]

SHELL = page(
    """
    ```console
    $ python -c "print('out', 7)"
    out 7
    ```
    """
)


def rich(scratch: Scratch) -> str:
    """The page, with the failure that its example really has."""
    start = RICH.index("````markdown")
    example = RICH[start : RICH.index("```text", start)]
    report = scratch.check(example.encode()).failures[0]
    return RICH.replace("{failure}", report.split("block below\n")[1])


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where expected text stands: outputs, responses, tables, asserted values."""
    patterns = [
        r"(?<=```http\n)HTTP/[\s\S]*?(?=\n```)",
        r"(?<=```text\n)[\s\S]*?(?=\n```)",
        r"(?m)^> (?!>>>|```|Traceback|  )(.*)$",
        r"(?m)^assert [^\n]*$",
        r"(?m)^\|.*\|$",
        r"(?m)^out 7$",
    ]
    for pattern in patterns:
        for found in re.finditer(pattern, text):
            yield found.span()


def mutants(text: str) -> Iterator[tuple[int, str]]:
    """The text with one word or digit of its evidence changed, with its position."""
    for first, last in spans(text):
        for word in re.finditer(r"[A-Za-z]+|\d", text[first:last]):
            at, end = first + word.start(), first + word.end()
            if text[first:last].startswith("HTTP/") and at < first + 4:
                continue
            if word[0] in ("assert", "total", "split"):
                continue
            other = str((int(word[0]) + 1) % 10) if word[0].isdigit() else f"{word[0]}q"
            yield at, text[:at] + other + text[end:]


def test_the_rich_page_is_good(scratch: Scratch) -> None:
    """What is sabotaged below is whole at first."""
    reports = [scratch.check(text.encode()) for text in (rich(scratch), SHELL)]

    assert [good(11, 1), good(1)] == reports


def test_every_kind_of_evidence_is_sabotaged(scratch: Scratch) -> None:
    """The search for words to change misses no kind of evidence."""
    text = rich(scratch)
    found = {at for at, _ in mutants(text)}

    missed = [each for each in EVIDENCE if not _touched(each, text, found)]

    assert [] == missed
    assert 70 < len(found)


def _touched(part: str, text: str, found: set[int]) -> bool:
    start = text.index(part)
    return any(start <= at <= start + len(part) + 8 for at in found)


def test_any_changed_word_or_digit_is_noticed(scratch: Scratch) -> None:
    """One word or digit of the evidence changed turns the page red at that spot."""
    rules = scratch.rules()

    unnoticed = [
        (text[:10], text.count("\n", 0, at) + 1)
        for text in (rich(scratch), SHELL)
        for at, mutant in mutants(text)
        if not scratch.read(mutant.encode(), rules).failures()
    ]

    assert [] == unnoticed


def test_any_line_left_out_is_noticed(scratch: Scratch) -> None:
    """No line of the evidence can be dropped or doubled."""
    text = rich(scratch)
    rules = scratch.rules()
    lines = text.split("\n")
    evidence = {
        number
        for first, last in spans(text)
        for number in range(text.count("\n", 0, first), text.count("\n", 0, last) + 1)
        if lines[number].strip("> ") and not lines[number].startswith(("assert", "| -"))
    }

    unnoticed = [
        number + 1
        for number in evidence
        for copies in (0, 2)
        if not scratch.read(
            "\n".join(
                [
                    *lines[:number],
                    *lines[number : number + 1] * copies,
                    *lines[number + 1 :],
                ]
            ).encode(),
            rules,
        ).failures()
    ]

    assert [] == unnoticed


def _copied(lines: list[str], number: int, copies: int) -> bytes:
    """The page with one line as many times as that."""
    changed = [*lines[:number], *[lines[number]] * copies, *lines[number + 1 :]]
    return "\n".join(changed).encode()


def test_each_kind_s_own_sabotage_is_noticed(scratch: Scratch) -> None:
    """The sabotage that each kind of block declares makes its block fail."""
    text = rich(scratch)
    rules = scratch.rules()
    whole = scratch.read(text.encode(), rules)

    unnoticed = []
    for number, fence in enumerate(whole.fences):
        broken = kind_of(fence).sabotage(fence)
        assert broken.source != fence.source
        copy = scratch.read(text.encode(), rules)
        for at, step in enumerate(copy.steps):
            if step.subject == copy.fences[number]:
                copy.steps[at] = type(step)(broken, step.page_line, step.skip)
        copy.fences[number] = broken
        if not copy.failures():
            unnoticed.append(fence.page_line)

    assert [] == unnoticed


def test_a_value_that_the_page_passes_without_survives(scratch: Scratch) -> None:
    """Each is tried, and one that counts for nothing is named by its block."""
    text = "```python\nassert 1 + 1 == 2\n```\n\n```python\nassert 3 == 3 < 9\n```\n"
    path = scratch.write("docs/page.md", text)

    found = [str(failure) for failure in survivors(path, scratch.rules())]

    assert [f"{path}:5: this passes with another value in an `assert`"] == found


def test_a_changed_page_leaves_nothing(scratch: Scratch) -> None:
    """It is closed at its end."""
    set_it = "import os\n\nos.environ['CHANGED'] = 'yes'"
    text = f"```python\n{set_it}\nassert 1 + 1 == 2\n```\n"
    path = scratch.write("docs/page.md", text)

    found = list(survivors(path, scratch.rules()))

    assert [] == found
    assert "CHANGED" not in os.environ


def test_what_was_changed_leaves_no_mark(scratch: Scratch) -> None:
    """Where a block adds to a list, each value is changed on a page of its own."""
    adds = "seen.append(1)\nassert len(seen) == 1\nassert 3 == 3 < 9"
    blocks = ["seen = []", adds, "assert len(seen) == 1"]
    text = "\n\n".join(f"```python\n{block}\n```" for block in blocks)
    path = scratch.write("docs/page.md", text)

    found = [str(failure) for failure in survivors(path, scratch.rules())]

    assert [f"{path}:5: this passes with another value in an `assert`"] == found


def test_what_passes_though_broken_survives(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A block that its kind breaks in no way is named, and no other is."""
    unbroken = replace(output.KIND, sabotage=lambda fence: fence)
    monkeypatch.setitem(kinds._kinds, "text", unbroken)
    text = "```python\nprint(1)\n```\n\n```text\n1\n```\n"
    path = scratch.write("docs/page.md", text)

    found = [failure.place.line for failure in survivors(path, scratch.rules())]

    assert [5] == found


SOURCES = {
    "json": '{"name": [1, true, null, 2.5], "b": {"c": "d"}}',
    "toml": '[tool.x]\nname = "y"\nlist = [1, 2]',
    "ini": "[section]\nname = value",
}

SYNTAX = {
    "json": '{}[]",:',
    "toml": '[]"=',
    "ini": "[]=",
}


@pytest.mark.parametrize("language", SOURCES)
def test_any_dropped_mark_of_syntax_is_noticed(scratch: Scratch, language: str) -> None:
    """A bracket, quote or separator left out of data turns the page red."""
    source = SOURCES[language]
    rules = scratch.rules()
    marks = [at for at, letter in enumerate(source) if letter in SYNTAX[language]]

    unnoticed = [
        at
        for at in marks
        if not scratch.read(
            f"```{language}\n{source[:at]}{source[at + 1 :]}\n```\n".encode(), rules
        ).failures()
    ]

    assert [] == unnoticed
    assert marks
