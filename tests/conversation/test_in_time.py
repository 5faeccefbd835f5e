"""No application, however it hangs, holds up who records it."""

import asyncio
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async

from examples.conversation import (
    Conversation,
    from_json,
    get,
    in_time,
    limits,
    parse,
    record,
    record_many,
    text,
    to_json,
)
from examples.hello import wsgi_app
from tests.conversation.waiting_apps import answers

SOON, LATER = 0.1, 30.0
"""Seconds of two timers of the caller's: one before the limit, one after it."""


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in {"SECONDS": 0.2, "LATE": 0.1, "AGAIN": 0.1}.items():
        monkeypatch.setattr(limits, name, seconds)


def waits() -> None:
    """What never comes."""
    threading.Event().wait()


def waits_in_a_call(environ: Any, start_response: Any) -> list[bytes]:
    waits()
    return []


def works(environ: Any, start_response: Any) -> list[bytes]:
    while True:
        pass


def needs_its_own_lock(environ: Any, start_response: Any) -> list[bytes]:
    lock = threading.Lock()
    with lock, lock:
        return []


def needs_a_thing(environ: Any, start_response: Any) -> list[bytes]:
    return [queue.Queue[bytes]().get()]


def yields_nothing(environ: Any, start_response: Any) -> Iterator[bytes]:
    start_response("200 OK", [])
    while True:
        pass
    yield b""


def waits_at_its_end(environ: Any, start_response: Any) -> Iterator[bytes]:
    start_response("200 OK", [])
    try:
        yield b"one"
    finally:
        waits()


def answers_all_the_same(environ: Any, start_response: Any) -> list[bytes]:
    try:
        waits()
    except BaseException:
        start_response("500 Sorry", [])
    return [b"sorry"]


def has_a_loop_that_waits(environ: Any, start_response: Any) -> list[bytes]:
    async_to_sync(asyncio.Event().wait)()
    return []


async def waits_on_the_loop(scope: Any, receive: Any, send: Any) -> None:
    waits()


async def works_on_the_loop(scope: Any, receive: Any, send: Any) -> None:
    while True:
        pass


async def waits_in_a_task(scope: Any, receive: Any, send: Any) -> None:
    async def task() -> None:
        waits()

    await asyncio.gather(task(), asyncio.sleep(LATER))


async def waits_in_a_callback(scope: Any, receive: Any, send: Any) -> None:
    asyncio.get_running_loop().call_soon(waits)
    await asyncio.sleep(LATER)


async def waits_between_tasks(scope: Any, receive: Any, send: Any) -> None:
    """The loop's own code hangs, once."""
    loop: Any = asyncio.get_running_loop()
    time = loop.time

    def hangs() -> None:
        loop.time = time
        waits()

    loop.call_soon(setattr, loop, "time", hangs)
    await asyncio.sleep(LATER)


HANGING = [
    waits_in_a_call,
    works,
    needs_its_own_lock,
    needs_a_thing,
    yields_nothing,
    waits_at_its_end,
    answers_all_the_same,
    has_a_loop_that_waits,
    waits_on_the_loop,
    works_on_the_loop,
    waits_in_a_task,
    waits_in_a_callback,
    waits_between_tasks,
]


def check(conversation: Conversation) -> None:
    """It was stopped, which is the last word, and has all its forms."""
    assert ["stopped"] == [m.name for m in conversation.messages][-1:]
    assert conversation == parse(text(conversation))
    assert conversation == from_json(to_json(conversation))


@pytest.mark.parametrize("app", HANGING)
def test_stops_an_app_that_hangs(app: Any) -> None:
    """Whatever it waits for, and if it works for ever."""
    check(record(app, get()))


ASKS = ["record(app, get())", "record_many(app, [get()] * 2, 2)"]


@pytest.mark.parametrize("ask", ASKS)
def test_a_loop_that_waits_keeps_no_interpreter(ask: str) -> None:
    """The thread of `async_to_sync` ends, or Python itself never would."""
    program = f"""
import asyncio
from asgiref.sync import async_to_sync
from examples.conversation import get, limits, record, record_many

limits.SECONDS = limits.LATE = 0.2

def app(environ, start_response):
    async_to_sync(asyncio.Event().wait)()

{ask}
print("told")
"""
    command = [sys.executable, "-c", program]

    ended = subprocess.run(command, capture_output=True, text=True, timeout=LATER)

    assert (0, "told\n") == (ended.returncode, ended.stdout), ended.stderr


def test_the_app_keeps_the_callers_thread() -> None:
    """It may need what that thread alone has, such as a database connection."""
    used = []

    def app(environ: Any, start_response: Any) -> list[bytes]:
        used.append(threading.current_thread())
        start_response("200 OK", [])
        return []

    record(app, get())

    assert [threading.current_thread()] == used


async def holds_up_the_others(scope: Any, receive: Any, send: Any) -> None:
    """One of several hangs."""
    if scope["path"] == "/hangs":
        await asyncio.sleep(0)
        waits()
    await answers(send)


def test_stops_several_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An event loop that is held is held for all that were not done."""
    monkeypatch.setattr(limits, "SECONDS", 1.0)

    together = record_many(holds_up_the_others, [get(), get("/hangs"), get()])

    ends = [together.client(client).messages[-1].name for client in together.clients]
    assert ["return", "stopped", "return"] == ends


async def in_a_loop(app: Any) -> Conversation:
    """Recorded where an event loop runs already."""
    return record(app, get())


def in_a_thread(app: Any) -> Conversation:
    """Recorded where no signal comes."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(record, app, get()).result()


ELSEWHERE: list[Callable[[Any], Conversation]] = [
    lambda app: asyncio.run(in_a_loop(app)),
    in_a_thread,
]


@pytest.mark.parametrize("recorded", ELSEWHERE)
@pytest.mark.parametrize("app", [waits_in_a_call, waits_on_the_loop])
def test_leaves_it_alone_elsewhere(
    recorded: Callable[[Any], Conversation], app: Any
) -> None:
    """Where no signal can interrupt it, whoever records it goes on."""
    check(recorded(app))


def test_errors_come_out_of_a_thread() -> None:
    """What is wrong with the recorder itself is never hidden."""

    def fails() -> None:
        raise KeyError("x")

    async def elsewhere() -> None:
        in_time.in_time(fails, lambda may_wait: True)

    with pytest.raises(KeyError, match="x"):
        asyncio.run(elsewhere())


class Rang(Exception):
    """The caller's own timer rang."""


@contextmanager
def timer(seconds: float) -> Iterator[None]:
    """A timer of the caller's, as the checker of the pages has."""

    def ring(*_: object) -> None:
        raise Rang

    before = signal.signal(signal.SIGALRM, ring)
    outer = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *outer)
        signal.signal(signal.SIGALRM, before)


def test_the_callers_timer_goes_on() -> None:
    """It is given back with what is left of it."""
    began = time.monotonic()

    with timer(LATER):
        check(record(waits_in_a_call, get()))
        left, _ = signal.getitimer(signal.ITIMER_REAL)

    assert left == pytest.approx(LATER - (time.monotonic() - began), abs=0.1)


def test_the_callers_timer_may_come_first() -> None:
    """Its error is one that the app raised."""
    with timer(SOON):
        last = record(waits_in_a_call, get()).messages[-1]

    assert ("raise", "Rang") == (last.name, last["error"])


def test_leaves_no_timer_behind() -> None:
    """Nothing rings when all is over, and who handled the signal does so again."""
    before = signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)

    record(wsgi_app.application, get())

    handler, (left, interval) = before
    assert handler is signal.getsignal(signal.SIGALRM)
    assert signal.getitimer(signal.ITIMER_REAL)[0] <= left
    assert interval == signal.getitimer(signal.ITIMER_REAL)[1]


def test_a_platform_without_timers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is watched there, and all is recorded."""
    expected = record(wsgi_app.application, get())
    monkeypatch.setattr(in_time, "HAS_ALARM", False)

    actual = record(wsgi_app.application, get())

    assert expected == actual


async def leaves_a_generator(scope: Any, receive: Any, send: Any) -> None:
    """It waits at its end for what never comes."""

    async def generator() -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            await asyncio.Event().wait()

    scope["kept"] = generator()
    await anext(scope["kept"])
    await answers(send)


def test_ends_without_a_generator_that_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The goodbye has a limit of its own, long before the time is up."""
    monkeypatch.setattr(limits, "SECONDS", LATER)
    began = time.monotonic()

    last = record(leaves_a_generator, get()).messages[-1]

    assert "return" == last.name
    assert time.monotonic() - began < LATER / 10


def test_a_shared_thread_that_hangs_is_left() -> None:
    """What asgiref runs in one thread for all does not wait for it in later records."""
    hang = threading.Event()

    async def crosses(scope: Any, receive: Any, send: Any) -> None:
        await sync_to_async(hang.wait if scope["path"] == "/hangs" else hang.is_set)()
        await answers(send)

    lasts = [record(crosses, get(path)).messages[-1] for path in ("/hangs", "/")]
    hang.set()

    assert ["stopped", "return"] == [last.name for last in lasts]
