"""Data and markup: parsed strictly, each by its own parser."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Scratch, good

GOOD = {
    "json object": ("json", '{"a": [1, 2.5, null, true], "b": {"a": "é"}}'),
    "json lines": ("json", '{\n  "a": 1\n}'),
    "json scalar": ("json", '"x"'),
    "toml": ("toml", '[a]\nb = 1\nc = ["x"]\n\n[[d]]\ne = 2020-01-01'),
    "toml comment": ("toml", "# comment\na = 1"),
    "yaml": ("yaml", "a:\n  - 1\n  - b: 2\nc: |\n  text\n  more"),
    "yml": ("yml", "a: 1"),
    "yaml documents": ("yaml", "a: 1\n---\nb: 2"),
    "yaml merge": ("yaml", "a: &a\n  b: 1\nc:\n  <<: *a\n  d: 2"),
    "yaml tag of an application": (
        "yaml",
        "a: !ENV [X, 1]\nb: !!python/name:os.system",
    ),
    "yaml comment": ("yaml", "# comment\na: 1"),
    "ini": ("ini", "[a]\nb = 1\nc: 2\n; comment\n# comment\n[d]\ne ="),
    "ini percent": ("ini", "[a]\nb = %(x)s %d"),
    "ini continued": ("ini", "[a]\nb =\n    one\n    two"),
    "html fragment": ("html", "<p>One <b>two</b></p>\n<ul><li>x</li></ul>"),
    "html document": (
        "html",
        "<!doctype html>\n<html lang=en>\n<head><title>x</title></head>\n"
        "<body><p>x</p></body>\n</html>",
    ),
    "html entity": ("html", "<p>&amp; &lt; &nbsp;</p>"),
    "html void": ("html", '<p><img src="x" alt=""><br></p>'),
    "html script": ("html", "<script>if (1 < 2) { }</script>"),
    "html comment": ("html", "<!-- x --><p>y</p>"),
}


@pytest.mark.parametrize("name", GOOD)
def test_accepts(scratch: Scratch, name: str) -> None:
    """What its language allows is good."""
    language, source = GOOD[name]

    assert good(1) == scratch.check(f"```{language}\n{source}\n```\n")


BAD = {
    "json comma": ("json", '{\n"a": 1\n"b": 2}', 3),
    "json quotes": ("json", "{'a': 1}", 1),
    "json comment": ("json", '{\n// x\n"a": 1}', 2),
    "json nan": ("json", '{\n"a": NaN}', 2),
    "json infinity": ("json", "[1,\n-Infinity]", 2),
    "json twice": ("json", '{"a": 1,\n"a": 2}', 2),
    "json twice deep": ("json", '[\n{"x": {"a": 1,\n"a": 2}}]', 3),
    "json two values": ("json", "1\n2", 2),
    "json empty": ("json", "", 1),
    "json ellipsis": ("json", '{\n"a": ...\n}', 2),
    "json control": ("json", '"a\tb"'.replace("\t", "\x01"), 1),
    "toml value": ("toml", "a = 1\nb =", 2),
    "toml bare": ("toml", "a = x", 1),
    "toml twice": ("toml", "a = 1\na = 2", 2),
    "toml section twice": ("toml", "[a]\n\n[a]", 3),
    "toml unclosed": ("toml", 'a = "x', 1),
    "yaml twice": ("yaml", "a: 1\nb: 2\na: 3", 3),
    "yaml twice deep": ("yaml", "x:\n  a: 1\n  a: 2", 3),
    "yaml indent": ("yaml", "a: 1\n b: 2", 2),
    "yaml quote": ("yaml", 'a: "x', 1),
    "yaml bracket": ("yaml", "a: 1\nb: [1, 2\nc: 3", 3),
    "yaml anchor": ("yaml", "a: 1\nb: *nothing", 2),
    "ini no section": ("ini", "a = 1", 1),
    "ini no value": ("ini", "[a]\nb = 1\nc", 3),
    "ini section twice": ("ini", "[a]\nx = 1\n[a]", 3),
    "ini name twice": ("ini", "[a]\nx = 1\nx = 2", 3),
    "html unclosed": ("html", "<p>\n<b>x</p>", 2),
    "html unopened": ("html", "<p>x</p>\n</div>", 2),
    "html crossed": ("html", "<b><i>x</b></i>", 1),
    "html attribute twice": ("html", '<p>x</p>\n<p id="a" id="b">y</p>', 2),
    "html bare ampersand": ("html", "<p>x</p>\n<p>&nosuch;</p>", 2),
    "html in a table": ("html", "<table>\n<p>x</p></table>", 2),
    "html no doctype": ("html", "<html><body></body></html>", 1),
}


@pytest.mark.parametrize("name", BAD)
def test_refuses(scratch: Scratch, name: str) -> None:
    """What its language does not allow is a failure at that line."""
    language, source, line = BAD[name]

    report = scratch.check(f"Text.\n\n```{language}\n{source}\n```\n".encode())

    assert 1 == len(report.failures)
    assert abs(report.lines[0] - (line + 3)) <= (language in ("html", "yaml"))
    assert f"not {language.upper()}: " in report.failures[0]


@pytest.mark.parametrize("language", ["json", "toml", "yaml", "ini", "html"])
def test_nothing_is_run(scratch: Scratch, language: str) -> None:
    """Data prints nothing, so no output may follow it."""
    source = {"toml": "a = 1", "ini": "[a]"}.get(language, "1")

    report = scratch.check(f"```{language}\n{source}\n```\n\n```text\n1\n```\n")

    assert [5] == report.lines


TITLED = {
    "json": ("a.json", '{\n  "a": 1,\n  "b": 2\n}\n', '  "a": 1,\n  "b": 2'),
    "toml": ("a.toml", "[a]\nb = 1\n", "b = 1"),
    "yaml": ("deep/a.yaml", "a: 1\nb: 2\n", "b: 2"),
    "ini": ("a.ini", "[a]\nb = 1\n", "[a]\nb = 1"),
    "html": ("a.html", "<p>x</p>\n<p>y</p>\n", "<p>y</p>"),
}


@pytest.mark.parametrize("language", sorted(TITLED.keys() - {"json"}))
def test_a_title_names_the_file_shown(scratch: Scratch, language: str) -> None:
    """A block titled with a file of the project holds lines of that file."""
    path, text, part = TITLED[language]
    fence = f'```{language} title="{path}"\n{{}}\n```\n'

    right = scratch.check(fence.format(part), files={path: text})
    wrong = scratch.check(fence.format(part), files={path: text.replace(part, "")})

    assert good(1) == right
    assert [1] == wrong.lines


def test_a_title_that_is_no_file(scratch: Scratch) -> None:
    """A title may say anything else."""
    assert good(1) == scratch.check('```json title="the answer"\n1\n```\n')
