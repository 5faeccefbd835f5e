"""Several clients at once: who waits for whom, and that each run is the same."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.core.asgi import get_asgi_application
from django.test import override_settings

from examples.conversation import (
    Message,
    Request,
    Together,
    at_once,
    disconnect_after,
    get,
    lifespan,
    limits,
    parse,
    post,
    record,
    record_many,
    text,
    websocket,
)
from examples.django_project import asgi, wsgi
from examples.hello import asgi_app, wsgi_app
from examples.slow import wsgi_app as slow_wsgi
from tests.conversation.meeting_apps import meeting, meeting_tasks
from tests.conversation.waiting_apps import NAP, answers, sleeps

THREE = [get("/1"), get("/2"), get("/3")]


def spoken(together: Together) -> str:
    """Which client each message is of, in order."""
    return "".join(str(who) for who, _ in together.messages)


def ends(together: Together) -> list[str]:
    """What was said last with each client."""
    return [together.client(each).messages[-1].name for each in together.clients]


def naps(environ: Any, start_response: Any) -> list[bytes]:
    """It blocks its thread."""
    time.sleep(NAP)
    start_response("200 OK", [])
    return [b"x"]


async def blocks(scope: Any, receive: Any, send: Any) -> None:
    """It blocks its loop."""
    time.sleep(NAP)
    await answers(send)


async def works(scope: Any, receive: Any, send: Any) -> None:
    """A thread of its own blocks."""
    await sync_to_async(time.sleep, thread_sensitive=False)(NAP)
    await answers(send)


def test_reads_well() -> None:
    """One queue, and one thread that serves nobody while it sleeps."""
    expected = """\
WSGI 2 clients, 1 thread
  1 GET /1
  2 GET /2
  in thread 1, no loop
  1 → call GET /1
  1 · blocks time.sleep()
  1 ← start_response 200 OK
  1 ← body b'x'
  2 → call GET /2
  2 · blocks time.sleep()
  2 ← start_response 200 OK
  2 ← body b'x'
"""

    actual = record_many(naps, THREE[:2])

    assert expected == text(actual)
    assert actual == parse(expected)


@pytest.mark.parametrize(
    ("order", "most", "app", "threads"),
    [
        ("111122223333", 1, naps, 1),
        ("112211223333", 2, naps, 2),
        ("112233112233", 3, naps, 3),
        ("112233112233", 3, naps, 4),
        ("123123111222333", 3, sleeps, 1),
        ("111112222233333", 1, blocks, 1),
        ("123112233111222333", 3, works, 1),
    ],
)
def test_who_speaks_when(order: str, most: int, app: Any, threads: int) -> None:
    """A queue; two or three threads; tasks side by side; a whole loop that blocks."""
    together = record_many(app, THREE, threads)

    assert order == spoken(together)
    assert most == at_once(together)


def test_a_blocked_loop_stands_still() -> None:
    """Between the note and the next message of that client, nobody else speaks."""
    messages = record_many(blocks, THREE).messages

    after = [
        (who, messages[index + 1][0])
        for index, (who, said) in enumerate(messages)
        if said.name == "blocks"
    ]
    assert [(1, 1), (2, 2), (3, 3)] == after


@pytest.mark.parametrize(
    ("app", "request_"),
    [
        (wsgi_app.application, get("/a?b=c")),
        (wsgi_app.application, websocket("/chat")),
        (slow_wsgi.application, get("/")),
        (wsgi.application, get("/async/")),
        (wsgi.application, post("/sync/", [b"x"])),
        (asgi_app.application, get("/")),
        (asgi_app.application, lifespan()),
        (asgi_app.application, websocket("/chat", ["one", b"two"])),
        (asgi_app.application, disconnect_after(1)),
        (asgi.application, get("/sync/")),
        (asgi.application, get("/waiting/")),
    ],
    ids=range(11),
)
def test_one_of_many_is_as_if_alone(app: Any, request_: Request) -> None:
    """A client alone has the same conversation, but for the names of places."""

    def said(messages: tuple[Message, ...]) -> list[tuple[str, str, Any]]:
        return [(said.speaker, said.name, said.parts) for said in messages]

    expected = record(app, request_)

    together = record_many(app, [request_] * 2, 1)

    assert expected.request == together.client(2).request
    for client in (1, 2):
        assert said(expected.messages) == said(together.client(client).messages)


async def mixes(scope: Any, receive: Any, send: Any) -> None:
    """Threads, timers, tasks, and a thread that waits for the loop."""
    naps = int(scope["path"][1:])
    if naps % 2:
        await asyncio.to_thread(time.sleep, naps * NAP)
    elif naps % 4:
        await asyncio.gather(*[asyncio.sleep(NAP) for _ in range(naps)])
    else:
        await sync_to_async(async_to_sync(asyncio.sleep))(naps * NAP)
    await answers(send)


def mixes_threads(environ: Any, start_response: Any) -> list[bytes]:
    """Naps of several lengths, some of them in an event loop."""
    naps = int(environ["PATH_INFO"][1:])
    for _ in range(naps):
        if naps % 2:
            time.sleep(NAP)
        else:
            async_to_sync(asyncio.sleep)(NAP)
    start_response("200 OK", [])
    return [b"x"]


@pytest.mark.parametrize(
    ("app", "threads"), [(mixes, 1), (mixes_threads, 3), (naps, 3), (works, 1)]
)
def test_is_the_same_each_time(app: Any, threads: int) -> None:
    """Whatever the clients do, and however busy the machine is."""
    requests = [get(f"/{number}") for number in (1, 2, 3, 4, 1, 2, 3, 4)]
    expected = text(record_many(app, requests, threads))

    again = [text(record_many(app, requests, threads)) for _ in range(10)]

    assert [expected] * 10 == again


def sharing(pool: Executor) -> Any:
    """An ASGI application whose calls share the threads of a pool."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        loop = asyncio.get_running_loop()
        naps = [loop.run_in_executor(pool, time.sleep, NAP) for _ in range(3)]
        await asyncio.gather(*naps)
        await answers(send)

    return app


class Strange(Executor):
    """One that nobody knows, with a thread for each job."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Begins a job."""
        done: Future[Any] = Future()
        work = partial(_work, done, fn, *args)
        threading.Thread(target=work, daemon=True).start()
        return done


def _work(done: Future[Any], func: Callable[..., Any], *args: Any) -> None:
    done.set_result(func(*args))


@pytest.mark.parametrize("kind", [partial(ThreadPoolExecutor, 1), Strange])
def test_calls_share_a_pool(
    kind: Callable[[], Executor], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job that finds no free thread waits for one, and nobody waits for silence."""
    monkeypatch.setattr(limits, "SILENCE", limits.SECONDS)

    with kind() as pool:
        together = record_many(sharing(pool), THREE)

    assert ["return"] * 3 == ends(together)


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_calls_meet(threads: int) -> None:
    """As many as there are threads, and never more."""
    together = record_many(meeting(threads), [get()] * 2 * threads, threads)

    bodies = [said for _, said in together.messages if said.name == "body"]
    assert 2 * threads == len(bodies)
    assert threads == at_once(together)


def test_all_tasks_meet() -> None:
    """One loop has them all at once."""
    together = record_many(meeting_tasks(8), [get()] * 8)

    assert "return" == together.messages[-1][1].name
    assert 8 == at_once(together)


def never(environ: Any, start_response: Any) -> list[bytes]:
    """It waits for what never comes, if it is the first."""
    if environ["PATH_INFO"] == "/1":
        threading.Event().wait()
    start_response("200 OK", [])
    return []


async def never_async(scope: Any, receive: Any, send: Any) -> None:
    """It waits for what never comes, if it is the first."""
    if scope["path"] == "/1":
        await asyncio.Event().wait()
    await answers(send)


async def spins(scope: Any, receive: Any, send: Any) -> None:
    """It never ends, if it is the first."""
    while scope["path"] == "/1":
        await asyncio.sleep(0)
    await answers(send)


@pytest.mark.parametrize(
    ("app", "threads", "expected"),
    [
        (never, 2, ["stopped", "start_response", "start_response"]),
        (never_async, 1, ["waiting", "return", "return"]),
        (spins, 1, ["stopped", "return", "return"]),
    ],
)
def test_one_that_never_ends(
    app: Any, threads: int, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others end as ever; who never ends is stopped."""
    monkeypatch.setattr(limits, "SECONDS", 1.0)

    together = record_many(app, THREE, threads)

    assert expected == ends(together)


def test_who_was_never_called_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The only thread never came back to the queue."""
    monkeypatch.setattr(limits, "SECONDS", 1.0)

    together = record_many(never, THREE, 1)

    assert ["call", "stopped"] == [said.name for _, said in together.messages]


async def leaves(scope: Any, receive: Any, send: Any) -> None:
    """A task of the first one leaves the program."""
    if scope["path"] == "/1":
        await asyncio.create_task(exits())
    await answers(send)


async def exits() -> None:
    """As `sys.exit` does."""
    raise SystemExit(3)


def test_one_that_leaves_leaves_alone() -> None:
    """The others go on."""
    together = record_many(leaves, THREE)

    assert ["raise", "return", "return"] == ends(together)


def told(environ: Any, start_response: Any) -> list[bytes]:
    """It answers whether others may be called meanwhile."""
    start_response("200 OK", [])
    return [str(environ["wsgi.multithread"]).encode()]


@pytest.mark.parametrize(("expected", "threads"), [(b"False", 1), (b"True", 2)])
def test_the_application_is_told(expected: bytes, threads: int) -> None:
    """`wsgi.multithread` tells whether there are threads."""
    together = record_many(told, [get()], threads)

    assert expected == together.messages[-1][1]["body"]


@pytest.mark.parametrize(
    ("match", "call"),
    [
        (
            "^threads=4: ASGI has one event loop; leave it out$",
            lambda: record_many(sleeps, THREE, 4),
        ),
        (
            "^threads=0: WSGI needs one; ask for threads=1$",
            lambda: record_many(naps, THREE, 0),
        ),
        ("WSGI has none; ask for", lambda: record_many(naps, [get(), lifespan()])),
    ],
)
def test_refuses_what_is_none(match: str, call: Callable[[], object]) -> None:
    """The error says what to do."""
    with pytest.raises(ValueError, match=match):
        call()


def test_nobody_asks() -> None:
    """No message is no error."""
    together = record_many(naps, [])

    assert (0, ()) == (at_once(together), together.messages)


def test_is_the_same_inside_a_loop() -> None:
    """The server that is played runs outside of the caller's event loop."""
    expected = [record_many(app, THREE) for app in (naps, sleeps)]

    async def inside() -> list[Together]:
        return [record_many(app, THREE) for app in (naps, sleeps)]

    assert expected == asyncio.run(inside())


def test_requests_that_cross_twice_are_the_same_each_time() -> None:
    """A sync middleware sends each request to a thread and back: no two race."""
    middleware = "examples.middleware.django_middleware.sync_only"
    with override_settings(MIDDLEWARE=[middleware]):
        application = get_asgi_application()
    requests = [get("/sync/"), get("/async/"), get("/sync/")]

    texts = [text(record_many(application, requests)) for _ in range(10)]

    assert texts[:1] * 10 == texts
    assert ["  1 ← return", "  2 ← return", "  3 ← return"] == [
        line for line in texts[0].splitlines() if line.endswith("return")
    ]
