"""The note that an application waits, and what for."""

import asyncio
import subprocess
import sys
import time
from typing import Any

import pytest

from examples.conversation import (
    Conversation,
    Place,
    get,
    limits,
    observe,
    record,
    text,
    websocket,
)
from examples.django_project import asgi, blocking_view, wsgi
from tests.conversation import waiting_apps
from tests.conversation.code import line_of
from tests.conversation.waiting_apps import EXPECTED

INTERPRETER = 60.0
"""Seconds that another interpreter may take."""

PURE = """
import sys
sys.modules["_asyncio"] = None
import asyncio
from examples.conversation import get, record, text
from tests.conversation.waiting_apps import EXPECTED
assert asyncio.Task is asyncio.tasks._PyTask
print(*[text(record(app, get())) for app in EXPECTED], sep="", end="")
"""


def waited(conversation: Conversation) -> list[Any]:
    """What it waited for, in order."""
    return [said["calls"] for said in conversation.messages if said.name == "waits"]


@pytest.mark.parametrize(("app", "expected"), EXPECTED.items())
def test_names_what_it_waits_for(app: Any, expected: list[str]) -> None:
    """The innermost call, asyncio's own or the application's; once for each line."""
    actual = waited(record(app, get()))

    assert expected == actual


def test_is_the_same_without_compiled_asyncio() -> None:
    """A browser has the one that is written in Python."""
    expected = "".join(text(record(app, get())) for app in EXPECTED)
    command = [sys.executable, "-c", PURE]

    run = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, timeout=INTERPRETER
    )

    assert expected == run.stdout


@pytest.mark.parametrize(("app", "expected"), EXPECTED.items())
def test_knows_the_line(app: Any, expected: list[str]) -> None:
    """It is one of the application's own code, though asyncio's may run in it."""
    lines = [said.line for said in record(app, get()).messages if said.name == "waits"]

    assert [waiting_apps.__file__] * len(expected) == [
        line.path if line else None for line in lines
    ]


def test_is_where_the_task_is() -> None:
    """A task of its own that waits is the place of the note."""
    expected = ["task 1", "task 2", "task 1", "task 1", "task 1"]

    messages = record(waiting_apps.has_child, get()).messages

    assert expected == [said.place.task for said in messages]


async def hears_all(scope: Any, receive: Any, send: Any) -> None:
    """Awaits the client, and nothing else."""
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass


def test_waits_for_the_client() -> None:
    """Before each word of it but the first."""
    expected = [
        *["scope", "websocket.accept", "websocket.connect"],
        *["waits", "websocket.receive"] * 2,
        *["waits", "websocket.disconnect", "return"],
    ]

    messages = record(hears_all, websocket("/", ["one", "two"])).messages

    assert expected == [said.name for said in messages]


async def uses_a_thread(scope: Any, receive: Any, send: Any) -> None:
    """A thread works for it; a timer runs, too."""
    async with asyncio.timeout(limits.SECONDS):
        await asyncio.to_thread(time.sleep, waiting_apps.NAP)
    await waiting_apps.answers(send)


def test_no_note_while_a_thread_works() -> None:
    """The place of the thread's own note tells that the loop is free."""
    expected = [Place("thread 1")]

    conversation = record(uses_a_thread, get())

    notes = [said for said in conversation.messages if said.speaker == "note"]
    assert expected == [said.place for said in notes]
    assert [] == waited(conversation)


@pytest.mark.parametrize(
    ("expected", "app"), [("task 2", asgi.application), ("task 1", wsgi.application)]
)
def test_a_view_that_waits(expected: str, app: Any) -> None:
    """Under ASGI it waits in the server's loop, under WSGI in a loop of its own."""
    messages = record(app, get("/waiting/")).messages

    [note] = [said for said in messages if said.name == "waits"]
    assert ("asyncio.sleep()", expected) == (note["calls"], note.place.task)
    assert line_of(blocking_view, "await asyncio.sleep") == note.line


def test_observed_ones_tell_nothing() -> None:
    """What a real server's loop does meanwhile is not known."""
    observed = observe(waiting_apps.sleeps)

    async def send(event: Any) -> None:
        """Throws it away."""

    asyncio.run(observed.app({"type": "http"}, None, send))

    [conversation] = observed.conversations(1)
    assert [] == waited(conversation)
