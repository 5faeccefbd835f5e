"""What the recorder notes of ASGI applications, the wrong ones included."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from examples.conversation import (
    Close,
    Request,
    close,
    disconnect_after,
    get,
    lifespan,
    limits,
    parse,
    post,
    record,
    text,
    websocket,
)
from examples.conversation.shown import of_event, of_scope
from examples.hello import asgi_app, asgi_pass

START = {"type": "http.response.start", "status": 200}
BODY = {"type": "http.response.body", "body": b"x"}
MORE = {**BODY, "more_body": True}


def said(app: Any, request: Request | None = None) -> str:
    """The lines of a recording, without the title, the first place and the scope."""
    conversation = record(app, request or get())
    shown = text(conversation)
    assert conversation == parse(shown)
    return "".join(shown.splitlines(keepends=True)[3:])


def sends(*events: Any) -> Any:
    """An application that sends these events, whatever it is asked."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        for event in events:
            await send(event)

    return app


FAULTS = [
    (get(), [BODY], "http.response.body where the server expects http.response.start"),
    (get(), [START, BODY, BODY], "body where the server expects nothing more"),
    (get(), [START, START], "start where the server expects http.response.body"),
    (get(), [{**START, "status": "200"}], "start with status of type str"),
    (get(), [{"type": "http.response.start"}], "start without status"),
    (get(), [{**START, "headers": {"a": "b"}}], "start with headers of type dict"),
    (get(), [{**START, "headers": [("a", "b")]}], "a header that is no pair of bytes"),
    (get(), [START, {**BODY, "body": "x"}], "body with body of type str"),
    (get(), [5], "an event is a dict with a type"),
    (get(), [{5: 6, "type": None}], "an event is a dict with a type"),
    (get(), [{"type": "x", "name": 1, "self": 2}], "x where the server expects"),
    (
        websocket(),
        [{"type": "websocket.send", "text": "x"}],
        "send where the server expects websocket.accept or websocket.close",
    ),
    (
        websocket(),
        [{"type": "websocket.accept"}, {"type": "websocket.send"}],
        "websocket.send needs either text or bytes",
    ),
]


@pytest.mark.parametrize(("request_", "events", "expected"), FAULTS, ids=range(13))
def test_notes_each_fault(request_: Request, events: Any, expected: str) -> None:
    """The server that is played raises in `send`, and the note says what is wrong."""
    *_, error, end = record(sends(*events), request_).messages

    assert ("error", "raise") == (error.name, end.name)
    assert expected in str(error["message"])


async def catches_all(scope: Any, receive: Any, send: Any) -> None:
    while True:
        try:
            await send({"type": "nonsense"})
        except Exception:
            continue


async def sends_on(scope: Any, receive: Any, send: Any) -> None:
    await send(START)
    while True:
        await send(MORE)


@pytest.mark.parametrize("app", [catches_all, sends_on])
def test_stops_what_does_not_end(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit of messages, with a note."""
    monkeypatch.setattr(limits, "MESSAGES", 20)

    last = record(app, get()).messages[-1]

    assert ("note", "stopped") == (last.speaker, last.name)


async def spins(scope: Any, receive: Any, send: Any) -> None:
    while True:
        await asyncio.sleep(0)


async def waits_long(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.sleep(1000)


@pytest.mark.parametrize("app", [spins, waits_long])
def test_stops_in_time(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit of seconds, with a note."""
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    monkeypatch.setattr(limits, "QUIET", 0.02)

    last = record(app, get()).messages[-1]

    assert ("note", "stopped") == (last.speaker, last.name)


async def asks_again(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await receive()


async def asks_thrice(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await asyncio.gather(receive(), receive())


async def waits_for_nobody(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await asyncio.Event().wait()


async def ignores_the_end(scope: Any, receive: Any, send: Any) -> None:
    while True:
        try:
            await receive()
        except BaseException:
            continue


@pytest.mark.parametrize(
    "app", [asks_again, asks_thrice, waits_for_nobody, ignores_the_end]
)
def test_ends_where_every_task_waits(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a note, and without waiting for a limit."""
    monkeypatch.setattr(limits, "SECONDS", 1000)
    monkeypatch.setattr(limits, "GOODBYE", 0.01)
    expected = "  → http.request\n  · waiting\n"

    actual = said(app)

    assert expected == actual


async def sleeps(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.sleep(0.01)
    await send(START)
    await send(BODY)


async def uses_threads(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.gather(*[asyncio.to_thread(time.sleep, 0.01) for _ in range(3)])
    await send(START)
    await send(BODY)


async def uses_a_strange_thread(scope: Any, receive: Any, send: Any) -> None:
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def work() -> None:
        time.sleep(0.01)
        loop.call_soon_threadsafe(done.set_result, None)

    thread = threading.Thread(target=work)
    thread.start()
    await done
    thread.join()
    await send(START)
    await send(BODY)


@pytest.mark.parametrize("app", [sleeps, uses_threads, uses_a_strange_thread])
def test_waits_for_what_is_in_flight(app: Any) -> None:
    """A timer or a thread that will go on is no end."""
    expected = "  ← http.response.start 200\n  ← http.response.body b'x'\n  ← return\n"

    actual = said(app)

    assert actual.endswith(expected)


async def leaves(scope: Any, receive: Any, send: Any) -> None:
    raise SystemExit(3)


async def starts_only(scope: Any, receive: Any, send: Any) -> None:
    await send(START)


async def raises_no_exception(scope: Any, receive: Any, send: Any) -> None:
    raise BaseException("b")


async def is_cancelled(scope: Any, receive: Any, send: Any) -> None:
    raise asyncio.CancelledError


async def its_task_leaves(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.create_task(leaves(scope, receive, send))


async def stops_the_loop(scope: Any, receive: Any, send: Any) -> None:
    asyncio.get_running_loop().stop()
    await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("app", "expected"),
    [
        (
            asgi_pass.application,
            "  ← return\n  · error 'returned without a response'\n",
        ),
        (
            starts_only,
            "  ← http.response.start 200\n"
            "  ← return\n"
            "  · error 'returned in the middle of the response'\n",
        ),
        (raises_no_exception, "  ← raise BaseException 'b'\n"),
        (leaves, "  ← raise SystemExit '3'\n"),
        (is_cancelled, "  ← raise CancelledError\n"),
        (stops_the_loop, "  · stopped\n"),
    ],
)
def test_notes_the_end(app: Any, expected: str) -> None:
    """However an application ends, the recorder goes on."""
    actual = said(app)

    assert expected == actual


def test_survives_a_task_that_leaves() -> None:
    """`SystemExit` in a task of its own ends the record, and nothing else."""
    assert "  ← raise SystemExit '3'\n" in said(its_task_leaves)


async def reads_then_streams(scope: Any, receive: Any, send: Any) -> None:
    event = await receive()
    while event.get("more_body"):
        event = await receive()
    await send(START)
    for _ in range(3):
        await send(MORE)
    await receive()


def test_a_body_in_chunks() -> None:
    """Each chunk is an event, and only the last one says that it is."""
    expected = """\
  → http.request b'one' more_body=True
  · waits receive()
  → http.request b'two'
  ← http.response.start 200
"""

    actual = said(reads_then_streams, post("/", [b"one", b"two"]))

    assert actual.startswith(expected)


def test_a_client_that_leaves() -> None:
    """The application learns it from `receive`; what it sends is lost, no fault."""
    expected = "  · waits receive()\n  → http.disconnect\n  ← return\n"

    actual = said(reads_then_streams, disconnect_after(2))

    assert actual.endswith(expected)


def test_lifespan() -> None:
    """The server starts and stops."""
    expected = """\
ASGI lifespan
  in main, task 1, loop running
  → scope lifespan
  → lifespan.startup
  ← lifespan.startup.complete
  · waits receive()
  → lifespan.shutdown
  ← lifespan.shutdown.complete
  ← return
"""

    actual = text(record(asgi_app.application, lifespan()))

    assert expected == actual


def test_a_chat_that_the_client_closes() -> None:
    """Text and bytes come back; the close has its code and reason."""
    expected = """\
  → websocket.connect
  ← websocket.accept
  · waits receive()
  → websocket.receive text='ping'
  ← websocket.send text='ping'
  · waits receive()
  → websocket.receive bytes=b'\\x00'
  ← websocket.send bytes=b'\\x00'
  · waits receive()
  → websocket.disconnect code=4000 reason='enough'
  ← return
"""
    says: list[str | bytes | Close] = ["ping", b"\x00", close(4000, "enough")]

    actual = said(asgi_app.application, websocket("/chat", says))

    assert expected == actual


async def refuses(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.close"})


def test_a_refused_handshake() -> None:
    """Closed before it is open: the client gets 403, by the specification."""
    expected = """\
  → websocket.connect
  ← websocket.close
  · refused 403
  ← return
"""

    actual = said(refuses, websocket())

    assert expected == actual


async def closes(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close"})
    await receive()


def test_a_close_without_a_code() -> None:
    """It is 1000, by the specification."""
    expected = "  → websocket.disconnect code=1000\n  ← return\n"

    actual = said(closes, websocket())

    assert actual.endswith(expected)


def test_names_what_is_no_string_by_its_type() -> None:
    """So an event of any form can be shown."""
    expected = "", {"<int>": 6, "type": None}

    actual = of_event({5: 6, "type": None})

    assert expected == actual


async def does_both(scope: Any, receive: Any, send: Any) -> None:
    """A thread and a task, side by side."""

    def work() -> int:
        return 1

    async def answer() -> None:
        await send(START)
        await send(MORE)
        await send(BODY)

    await asyncio.gather(sync_to_async(work)(), answer())


def test_a_thread_never_overtakes_a_task() -> None:
    """Its job begins when all tasks have gone as far as they can."""
    expected = record(does_both, get())

    again = [record(does_both, get()) for _ in range(50)]

    assert [expected] * 50 == again
    assert "sync_to_async" in text(expected)


async def fails_in_a_thread(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.to_thread(int, "x")


async def asks_a_closed_pool(scope: Any, receive: Any, send: Any) -> None:
    pool = ThreadPoolExecutor()
    pool.shutdown()
    await asyncio.get_running_loop().run_in_executor(pool, int)


@pytest.mark.parametrize(
    ("app", "expected"),
    [(fails_in_a_thread, "ValueError"), (asks_a_closed_pool, "RuntimeError")],
)
def test_an_error_in_a_thread(app: Any, expected: str) -> None:
    """It comes out where the thread was awaited."""
    last = record(app, get()).messages[-1]

    assert ("raise", expected) == (last.name, last["error"])


def test_the_first_event_is_there_at_once() -> None:
    """Who listens in a task of its own hears of the request before others go on."""
    conversation = text(record(streams_and_listens, get("/")))

    assert conversation.index("http.request") < conversation.index("http.response")


async def streams_and_listens(scope: Any, receive: Any, send: Any) -> None:
    async def listen() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    async def stream() -> None:
        await send(START)
        await send(BODY)

    listening = asyncio.create_task(listen())
    await asyncio.create_task(stream())
    listening.cancel()


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (lambda: record(leaves, "/"), "'/': no request; ask for get('/')"),  # type: ignore[arg-type]
        (lambda: post("/", "text"), "'text': no bytes; a body is sent as bytes"),  # type: ignore[arg-type]
        (lambda: disconnect_after(-1), "disconnect_after(-1): wait for 0 or more"),
    ],
)
def test_a_wrong_request_is_refused(wrong: Any, expected: str) -> None:
    """The error says what it is, and what to do."""
    with pytest.raises((TypeError, ValueError)) as raised:
        wrong()

    assert expected == str(raised.value)


def test_shows_no_more_of_a_scope_than_it_lists() -> None:
    """The specification's other keys, and what a server adds, are never shown."""
    kept = {"type": "http", "method": "GET", "path": "/", "query_string": b"a=1"}
    hidden: dict[str, Any] = {
        "asgi": {"version": "3.0"},
        "http_version": "2",
        "scheme": "https",
        "raw_path": b"/",
        "root_path": "/root",
        "headers": [(b"cookie", b"secret"), (b"x-room", b"blue")],
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 443),
        "state": {"secret": 1},
        "extensions": {"tls": {"client_cert_name": "secret"}},
        "SECRET_KEY": "secret",
    }
    expected = kept | {"headers": [(b"x-room", b"blue")]}

    actual = of_scope({**kept, **hidden}, ["X-Room"])

    assert expected == actual
