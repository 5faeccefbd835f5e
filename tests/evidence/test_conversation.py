"""Conversation: a fence is what the nearest Python block above it recorded last."""

from __future__ import annotations

import re
from textwrap import indent

import pytest

from tests.pages.conftest import Scratch, good

IMPORTS = """\
from examples.conversation import get, post, record, websocket
from examples.hello.wsgi_app import application
"""
RECORD = f"{IMPORTS}\nrecord(application, get())"
HELLO = """\
WSGI GET /
  in main, no loop
  → call GET /
  ← start_response 200 OK
      content-type: text/plain
  ← body b'Hello WSGI'"""
NOTHING = (
    "the nearest Python block above, in the same tab or panel, recorded no "
    "conversation; let it call record(application, get())"
)


def block(language: str, source: str) -> str:
    """A fenced block."""
    return f"```{language}\n{source}\n```\n\n"


def python(source: str) -> str:
    """A block of Python."""
    return block("python", source)


def conversation(text: str = HELLO) -> str:
    """A block with a conversation."""
    return block("conversation", text)


IN_A_HELPER = """\
def helper():
    return record(application, get())

helper()"""
IN_A_TASK = """\
import asyncio

async def helper():
    record(application, get())

await asyncio.gather(helper(), helper())"""
IN_A_THREAD = """\
import threading

thread = threading.Thread(target=record, args=(application, get()))
thread.start()
thread.join()"""
OBSERVED = """\
from wsgiref.util import setup_testing_defaults

from examples.conversation import observe

environ = {}
setup_testing_defaults(environ)
observed = observe(application)
body = observed.app(environ, lambda status, headers: print)
assert list(body) == [b"Hello WSGI"]
body.close()
observed.conversations(1)"""
LAST = """\
record(application, post("/"))
record(application, get())"""
RECORDED = {
    "in a helper": IN_A_HELPER,
    "in a task": IN_A_TASK,
    "in a thread": IN_A_THREAD,
    "last of several": LAST,
}


@pytest.mark.parametrize("name", RECORDED)
def test_shows_what_was_recorded(scratch: Scratch, name: str) -> None:
    """A conversation counts wherever the block recorded it, the last one alone."""
    page = python(f"{IMPORTS}\n{RECORDED[name]}") + conversation()

    assert good(2) == scratch.check(page)


def test_shows_what_was_observed(scratch: Scratch) -> None:
    """A conversation that a server held counts when the block asks for it."""
    text = HELLO.replace("main", "thread 1")

    assert good(2) == scratch.check(
        python(f"{IMPORTS}\n{OBSERVED}") + conversation(text)
    )


def test_shows_what_a_session_recorded(scratch: Scratch) -> None:
    """A prompt records as a block does."""
    prompts = [f">>> {line}" for line in IMPORTS.splitlines()]
    session = "\n".join([*prompts, ">>> run = record(application, get())"])

    assert good(2) == scratch.check(block("pycon", session) + conversation())


WORDS = [(m.start(), m.end()) for m in re.finditer(r"\S+", HELLO)]


@pytest.mark.parametrize(("start", "end"), WORDS)
def test_every_word_counts(scratch: Scratch, start: int, end: int) -> None:
    """A word more, less or changed is a failure at the fence, which shows both."""
    word = HELLO[start:end]
    page = python(RECORD) + conversation("{}")
    texts = [
        HELLO[:start] + other + HELLO[end:]
        for other in (f"{word}~", f"~{word}", "", f"{word} {word}", word.swapcase())
        if other != word
    ]

    reports = [scratch.check(page.replace("{}", text)) for text in texts]

    assert [[8]] * len(texts) == [report.lines for report in reports]
    whole = HELLO.splitlines()[HELLO[:start].count("\n")]
    assert all(f"  + {whole}" in report.failures[0] for report in reports)


LAYOUTS = {
    "a line less": HELLO.rpartition("\n")[0],
    "a line more": f"{HELLO}\n  → close",
    "an empty line": HELLO.replace("\n  ←", "\n\n  ←", 1),
    "a space more": HELLO.replace("  →", "   →"),
    "no conversation": "Hello",
    "nothing": "",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_line_counts(scratch: Scratch, name: str) -> None:
    """So do lines and spaces; what is no conversation at all is a failure too."""
    report = scratch.check(python(RECORD) + conversation(LAYOUTS[name]))

    assert [8] == report.lines
    assert "the block above recorded something else" in report.failures[0]


@pytest.mark.parametrize("name", LAYOUTS)
def test_refresh_rewrites_it(scratch: Scratch, name: str) -> None:
    """Whatever the fence says, `--refresh` makes it what was recorded."""
    page = python(RECORD) + conversation(LAYOUTS[name])

    assert python(RECORD) + conversation() == scratch.refreshed(page)


def panel(content: str) -> str:
    """A panel with names of its own."""
    return f"/// wsgi | WSGI\n\n{content}///\n\n"


UNRELATED = {
    "first on the page": (conversation(), 1),
    "below a block that recorded none": (
        python(RECORD) + python("x = 1") + conversation(),
        12,
    ),
    "below a block that makes one": (
        python(
            "from examples.conversation import parse\n\n"
            'parse("WSGI GET /\\n  in main, no loop")'
        )
        + conversation(),
        7,
    ),
    "in a panel below": (python(RECORD) + panel(conversation()), 10),
    "below a panel": (panel(python(RECORD)) + conversation(), 12),
}


@pytest.mark.parametrize("name", UNRELATED)
def test_belongs_to_the_nearest_block(scratch: Scratch, name: str) -> None:
    """A conversation that the nearest block did not record is a failure."""
    page, line = UNRELATED[name]

    report = scratch.check(page)

    assert [line] == report.lines
    assert NOTHING in report.failures[0]
    assert "  - WSGI GET /" in report.failures[0]


def test_other_evidence_may_stand_between(scratch: Scratch) -> None:
    """Prose, outputs and other conversations do not take it away."""
    page = (
        python(f"{RECORD}\nprint(1)")
        + block("text", "1")
        + "Words.\n\n"
        + conversation()
        + "Again:\n\n"
        + conversation()
    )

    assert good(4) == scratch.check(page)


TOLD = """\
from pathlib import Path

from examples.conversation import Conversation, Message
from examples.conversation.listeners import tell
from examples.conversation.message import Line


def told(*numbers, path=__file__):
    lines = [Line(str(path), number) for number in numbers]
    said = [Message("app", "return", line=line) for line in lines]
    tell(Conversation("ASGI", (("type", "lifespan"),), tuple(said)))"""
TOLD_LINES = 11


def returns(*numbers: int | None) -> str:
    """The conversation that `told` makes up, with these lines above it."""
    words = ["  ← return" + (f" ^{n}" if n else "") for n in numbers]
    return conversation("\n".join(["ASGI lifespan", "  in main, no loop", *words]))


def test_lines_count_upwards_from_the_fence(scratch: Scratch) -> None:
    """The last line of the nearest block is 1; blank lines count, outputs do not."""
    page = (
        python(f"\n{TOLD}\n")
        + python("told(3, 13, 18, 20)\n\nprint(1)")
        + block("text", "1")
        + returns(TOLD_LINES + 3, 4, 3, 1)
    )

    assert good(4) == scratch.check(page)


NOT_SHOWN = {
    "of a panel": "told(4)",
    "of the fence": "told(26)",
    "of another file": "told(11, path='other.py')",
}


@pytest.mark.parametrize("name", NOT_SHOWN)
def test_lines_that_are_not_shown_are_left_out(scratch: Scratch, name: str) -> None:
    """A line that no block above shows, in the same container, has no number."""
    page = panel(python("x = 1")) + python(TOLD) + python(NOT_SHOWN[name])

    assert good(4) == scratch.check(page + returns(None))


def test_lines_of_snippets_are_those_of_their_files(scratch: Scratch) -> None:
    """A line of an example counts where its block shows it."""
    scratch.write("shown.py", "x = 1\n\ny = 2\n")
    page = (
        python(TOLD)
        + python('--8<-- "shown.py"')
        + python(f"told(3, path={str(scratch.folder / 'shown.py')!r})")
        + returns(2)
    )

    assert good(4) == scratch.check(page)


def test_lines_that_are_shown_twice(scratch: Scratch) -> None:
    """Where a line stands in several blocks, the nearest counts."""
    scratch.write("shown.py", "x = 1\n")
    page = (
        python('--8<-- "shown.py"')
        + python(TOLD)
        + python('--8<-- "shown.py"')
        + python(f"told(1, path={str(scratch.folder / 'shown.py')!r})")
        + returns(2)
    )

    assert good(5) == scratch.check(page)


def test_in_a_list(scratch: Scratch) -> None:
    """A conversation may stand in an item of a list."""
    item = indent(python(RECORD) + conversation(), "    ")

    assert good(2) == scratch.check(f"- Item:\n\n{item}")


def test_has_an_id(scratch: Scratch) -> None:
    """The fence may have an id, and nothing that nobody reads."""
    page = python(RECORD) + conversation()

    reports = [
        scratch.check(
            page.replace("```conversation", f"```{{ .conversation {extra} }}")
        )
        for extra in ("#hello", "size=large")
    ]

    assert good(2) == reports[0]
    assert 'page.md:8: nothing reads `size="large"`' in reports[1].failures[0]


@pytest.mark.parametrize("header", ['conversation title="x"', "Conversation"])
def test_what_the_site_draws_as_code(scratch: Scratch, header: str) -> None:
    """A fence that the site draws in no lanes is no conversation."""
    page = python(RECORD) + conversation()

    report = scratch.check(page.replace("```conversation", f"```{header}"))

    assert report.failures[0].startswith("page.md:8: ")
