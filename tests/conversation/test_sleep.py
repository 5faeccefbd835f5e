"""The note that an application blocks its thread."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from examples.conversation import Conversation, Place, get, observe, record, sleep
from examples.django_project import asgi, blocking_view
from examples.slow import wsgi_app
from tests.conversation.code import line_of
from tests.conversation.waiting_apps import NAP, answers


def blocked(conversation: Conversation) -> list[Place]:
    """Where it blocked, in order."""
    return [
        said.place
        for said in conversation.messages
        if (said.name, said["calls"]) == ("blocks", "time.sleep()")
    ]


async def in_its_coroutine(scope: Any, receive: Any, send: Any) -> None:
    """It blocks the loop."""
    time.sleep(NAP)
    await answers(send)


async def in_a_thread(scope: Any, receive: Any, send: Any) -> None:
    """It blocks a thread of the pool."""
    await asyncio.to_thread(time.sleep, NAP)
    await answers(send)


async def in_a_job(scope: Any, receive: Any, send: Any) -> None:
    """It blocks a thread that has no context of the task's."""
    await asyncio.get_running_loop().run_in_executor(None, time.sleep, NAP)
    await answers(send)


def in_a_call(environ: Any, start_response: Any) -> list[bytes]:
    """It blocks before it answers."""
    time.sleep(NAP)
    start_response("200 OK", [])
    return []


def in_the_body(environ: Any, start_response: Any) -> Iterator[bytes]:
    """It blocks between two chunks."""
    start_response("200 OK", [])
    yield b"one"
    time.sleep(NAP)
    yield b"two"


LOOP = Place("main", "task 1", True)


@pytest.mark.parametrize(
    ("expected", "app"),
    [
        (LOOP, in_its_coroutine),
        (Place("thread 1"), in_a_thread),
        (Place("thread 1"), in_a_job),
        (Place("main"), in_a_call),
        (Place("main"), in_the_body),
    ],
)
def test_tells_where(expected: Place, app: Any) -> None:
    """The thread that can serve nobody meanwhile."""
    actual = blocked(record(app, get()))

    assert [expected] == actual


def test_an_async_view_that_blocks() -> None:
    """It holds the loop; the note knows the line."""
    expected = line_of(blocking_view, "time.sleep")

    messages = record(asgi.application, get("/blocking/")).messages

    assert [expected] == [said.line for said in messages if said.name == "blocks"]


def test_observed_ones_tell_it_too() -> None:
    """On a real server."""
    observed = observe(wsgi_app.application)

    with closing(observed.app({}, lambda status, headers: None)) as body:
        list(body)

    assert [Place("thread 1")] == blocked(observed.conversations(1)[0])


def test_others_sleep_unseen() -> None:
    """What belongs to no conversation sleeps as ever; who listens does so once."""
    before = time.sleep

    sleep.listen()

    assert before is time.sleep
    with pytest.raises(ValueError, match="must be non-negative"):
        time.sleep(-1)


def wrong(environ: Any, start_response: Any) -> list[bytes]:
    """It sleeps for a word."""
    time.sleep("long")  # type: ignore[arg-type]
    return []


async def wrong_in_a_thread(scope: Any, receive: Any, send: Any) -> None:
    """A thread sleeps for a word."""
    await asyncio.to_thread(time.sleep, "long")  # type: ignore[arg-type]


@pytest.mark.parametrize("app", [wrong, wrong_in_a_thread])
def test_a_wrong_sleep_is_the_applications_error(app: Any) -> None:
    """It raises as it would without a recorder."""
    last = record(app, get()).messages[-1]

    assert ("raise", "TypeError") == (last.name, last["error"])


def uses_a_thread(environ: Any, start_response: Any) -> list[bytes]:
    """A thread that nobody knows sleeps."""
    thread = threading.Thread(target=time.sleep, args=[NAP])
    thread.start()
    thread.join()
    start_response("200 OK", [])
    return []


def test_a_thread_that_nobody_knows() -> None:
    """It belongs to no conversation."""
    assert [] == blocked(record(uses_a_thread, get()))
