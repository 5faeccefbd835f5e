"""`--refresh`: stale outputs are rewritten in place, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages import refresh
from tests.pages.conftest import Scratch, page
from tests.pages.failure import Edit

APP = """
    ```python
    def app(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"hi"]
    ```

    """

STALE = {
    "text": (
        "```python\nprint('a\\n\\n b')\n```\n\n```text\n{}\n```\n",
        "old\nlines",
        "a\n\n b",
    ),
    "empty text": ("```python\nprint('a')\n```\n\n```text\n{}\n```\n", "", "a"),
    "pycon": (">>> x = 1\n>>> x + 1\n{}\n>>> x\n1", "3", "2"),
    "pycon that shows nothing": (">>> x = 1{}\n>>> x\n1", "\n3", ""),
    "pycon two prompts": (
        ">>> 1 + 1\n{}\n>>> if True:\n...     2\n...\n2",
        "3\n4",
        "2",
    ),
    "http": (
        page(APP)
        + '```{{ .http app="app" }}\nGET / HTTP/1.1\n```\n\n```http\n{}\n```\n',
        "HTTP/1.1 404 Not Found\n\nno",
        "HTTP/1.1 200 OK\nContent-Type: text/plain\n\nhi",
    ),
    "raises": (
        "```{{ .python .raises }}\n1 / 0\n```\n\n```text\n{}\n```\n",
        "ValueError: x",
        "ZeroDivisionError: division by zero",
    ),
    "table": (
        "<!-- shows: [['a', 'b'], [1, 'x | y'], ['', 2]] -->\n\n{}\n".replace(
            "x | y", "`x|y`"
        ),
        "| a | c |\n|---|---|\n| 1 | 2 |",
        "| a   | b     |\n| --- | ----- |\n| 1   | `x|y` |\n|     | 2     |",
    ),
    "console": ('$ python -c "print(1)"\n{}\n$ python -c "print(2)"\n2', "3", "1"),
}


MOVED = [name for name in STALE if name != "pycon that shows nothing"]
"""Those whose output stands on lines of its own."""


def whole(name: str, shown: str) -> str:
    """A page with this output; sessions are put in their fence."""
    text = STALE[name][0]
    language = name.split()[0]
    if language in ("pycon", "console"):
        text = f"```{language}\n{text}\n```\n"
    return f"# Title\n\n{text.format(shown)}\nText.\n"


def indented(text: str, indent: str) -> str:
    """The page within a list, quote or tab."""
    opener, closer = {
        "> ": ("Text.\n\n", ""),
        "    ": ("- Item:\n\n", ""),
        "": ("/// tab | A\n\n", "\n///\n"),
        "  ": ('=== "A"\n\n', ""),
    }[indent]
    indent = "    " if indent == "  " else indent
    lines = text.removeprefix("# Title\n\n").split("\n")[:-1]
    return (
        opener + "".join(f"{indent}{line}".rstrip() + "\n" for line in lines) + closer
    )


@pytest.mark.parametrize("name", STALE)
def test_rewrites(scratch: Scratch, name: str) -> None:
    """The output becomes what was printed; all else stays."""
    _, stale, fresh = STALE[name]

    refreshed = scratch.refreshed(whole(name, stale).encode())

    assert whole(name, fresh) == refreshed


@pytest.mark.parametrize("name", STALE)
def test_is_good_afterwards(scratch: Scratch, name: str) -> None:
    """A refreshed page passes, and refreshing it again changes nothing."""
    refreshed = scratch.refreshed(whole(name, STALE[name][1]).encode())

    report = scratch.check(refreshed.encode())

    assert () == report.failures
    assert refreshed == scratch.refreshed(refreshed.encode())


@pytest.mark.parametrize("indent", ["> ", "    ", "", "  "])
@pytest.mark.parametrize("name", MOVED)
def test_rewrites_in_containers(scratch: Scratch, name: str, indent: str) -> None:
    """Outputs in quotes, lists and tabs keep their marks and indents."""
    _, stale, fresh = STALE[name]
    text = indented(whole(name, stale), indent)

    refreshed = scratch.refreshed(text.encode())

    assert indented(whole(name, fresh), indent) == refreshed


@pytest.mark.parametrize("name", STALE)
def test_keeps_line_endings(scratch: Scratch, name: str) -> None:
    """A file with CRLF keeps it in every line."""
    _, stale, fresh = STALE[name]
    text = whole(name, stale).replace("\n", "\r\n")

    refreshed = scratch.refreshed(text.encode())

    assert whole(name, fresh).replace("\n", "\r\n") == refreshed


def test_keeps_a_byte_order_mark(scratch: Scratch) -> None:
    """What the file begins with stays."""
    text = "\ufeff" + whole("text", "old")

    refreshed = scratch.refreshed(text.encode())

    assert "\ufeff" + whole("text", "a\n\n b") == refreshed


def test_rewrites_several_in_one_page(scratch: Scratch) -> None:
    """Outputs that grow or shrink do not move the others' edits."""
    stale, fresh = (
        "\n".join(whole(name, STALE[name][which]) for name in MOVED) for which in (1, 2)
    )

    refreshed = scratch.refreshed(stale.encode())

    assert fresh == refreshed


CODE = {
    "assert": "```python\nassert 1 == 2\n```\n",
    "error": "```python\n1 / 0\n```\n",
    "json": "```json\n{,}\n```\n",
    "twins": "```json\n[1,]\n```\n",
    "stray": "```python\nx = 1\n",
    "nothing printed": "```python\nx = 1\n```\n\n```text\n1\n```\n",
    "unrelated output": "```text\n1\n```\n",
    "pycon that raises": "```pycon\n>>> 1 / 0\n2\n```\n",
    "stated table": "<!-- stated: x -->\n\n| a |\n|---|\n| 1 |\n",
    "unproved table": "| a |\n|---|\n| 1 |\n",
    "failing expression": "<!-- shows: 1 / 0 -->\n\n| a |\n|---|\n| 1 |\n",
    "never run": "```python\nif False:\n    x = 1\n```\n",
    "skip": "<!-- skip -->\n\nText.\n",
    "forbidden command": "```console\n$ rm x\nx\n```\n",
}


@pytest.mark.parametrize("name", CODE)
def test_leaves_the_rest_alone(scratch: Scratch, name: str) -> None:
    """Code, prose and evidence itself are never rewritten."""
    refreshed = scratch.refreshed(CODE[name].encode())

    assert CODE[name] == refreshed


def test_output_that_holds_a_fence(scratch: Scratch) -> None:
    """A refreshed page is still one page: an output can't close its own fence."""
    text = "```python\nprint('`' * 3)\n```\n\n```text\nold\n```\n\nText.\n"

    refreshed = scratch.refreshed(text.encode())

    assert refreshed.startswith("```python\nprint('`' * 3)\n```\n")
    assert refreshed.endswith("\n\nText.\n")
    report = scratch.check(refreshed.encode())
    assert refreshed == text or () == report.failures


def test_never_edits_a_snippet(scratch: Scratch) -> None:
    """Output shown from a file is that file's matter."""
    text = '```python\nprint(1)\n```\n\n```text\n--8<-- "out.txt"\n```\n'
    scratch.write("out.txt", "2\n")

    refreshed = scratch.refreshed(text.encode())

    assert text == refreshed
    assert "2\n" == (scratch.folder / "out.txt").read_text()


def test_shows_no_line_that_stays(tmp_path: Path) -> None:
    """On a long page too, whose fences and empty lines come again and again."""
    path = tmp_path / "page.md"
    block = "```text\n{}\n```\n\n"
    path.write_text("".join(block.format(n) for n in range(200)))

    changed = refresh.write([Edit(path, 798, 798, ("new",))])

    assert ["@@ -795,7 +795,7 @@"] == [line for line in changed if line[0] == "@"]
    assert [" ```", " ", " ```text", "-199", "+new", " ```", " ", " "] == changed[3:]
