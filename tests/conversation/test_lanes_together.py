"""The lanes of several clients: who is served, who waits, who is queued."""

from __future__ import annotations

import json

import pytest

from tests.conversation.drawn import drawn, rows, spoken, steps, table

QUEUE = """\
WSGI 2 clients, 1 thread
  1 GET /
  2 GET /
  in thread 1, no loop
  1 → call GET /
  1 · blocks time.sleep()
  1 ← body b'1'
  2 → call GET /
  2 ← body b'2'
"""
THREADS = """\
WSGI 2 clients, 2 threads
  1 GET /a
  2 GET /b
  in thread 1, no loop
  1 → call GET /a
  in thread 2, no loop
  2 → call GET /b
  in thread 1, no loop
  1 ← body b'1'
  in thread 2, no loop
  2 ← body b'2'
"""
LOOP = """\
ASGI 2 clients, 1 loop
  1 GET /
  2 GET /
  in main, task 1, loop running
  1 → scope http GET /
  1 · waits asyncio.sleep()
  in main, task 2, loop running
  2 → scope http GET /
  2 · waits asyncio.sleep()
  in main, task 1, loop running
  1 ← return
  in main, task 2, loop running
  2 ← return
"""
BLOCKED = """\
ASGI 2 clients, 1 loop
  1 GET /
  2 GET /
  in main, task 1, loop running
  1 → scope http GET /
  1 · blocks time.sleep()
  1 ← return
  in main, task 2, loop running
  2 → scope http GET /
  2 ← return
"""
IN_THREADS = """\
ASGI 2 clients, 1 loop
  1 GET /
  2 GET /
  in main, task 1, loop running
  1 → scope http GET /
  in thread 1, no loop
  1 · blocks time.sleep()
  in main, task 2, loop running
  2 → scope http GET /
  in main, task 1, loop running
  1 ← http.response.start 200
  in main, task 2, loop running
  2 ← return
  in main, task 1, loop running
  1 ← return
"""
UNSERVED = """\
WSGI 2 clients, 1 thread
  1 GET /
  2 GET /
  in thread 1, no loop
  1 → call GET /
  1 · stopped
"""
EVERY = {
    "queue": QUEUE,
    "threads": THREADS,
    "loop": LOOP,
    "blocked": BLOCKED,
    "in threads": IN_THREADS,
    "unserved": UNSERVED,
}


def test_reads_as_text() -> None:
    """Each step says which client it is about, and whom the server serves."""
    expected = [
        "Clients to server: 2 times GET /",
        "in main, task 1, loop running Client 1, server to app: scope http GET / "
        "(event loop: client 1)",
        "Client 1, note: waits asyncio.sleep() frees the loop (event loop: waits)",
        "in main, task 2, loop running Client 2, server to app: scope http GET / "
        "(event loop: client 2)",
        "Client 2, note: waits asyncio.sleep() frees the loop (event loop: waits)",
        "Client 1, app to server: return (event loop: client 1)",
        "Client 2, app to server: return (event loop: free)",
    ]

    shown = drawn(LOOP)

    assert expected == [spoken(step) for step in steps(shown)]


BARS = {
    "queue": """
        2       queued  queued
        call    busy    queued
        blocks  busy    queued
        body    busy    queued
        call    -       busy
        body    -       busy
        """,
    "threads": """
        GET     queued  queued
        call    busy    queued
        call    busy    busy
        body    busy    busy
        body    -       busy
        """,
    "loop": """
        2       queued  queued
        scope   busy    queued
        waits   waits   queued
        scope   waits   busy
        waits   waits   waits
        return  busy    waits
        return  -       busy
        """,
    "blocked": """
        2       queued  queued
        scope   busy    queued
        blocks  busy    queued
        return  busy    queued
        scope   -       busy
        return  -       busy
        """,
    "in threads": """
        2       queued  queued
        scope   busy    queued
        blocks  busy    queued
        scope   busy    busy
        http.response.start  busy  waits
        return  waits   busy
        return  busy    -
        """,
    "unserved": """
        2        queued -
        call     busy   -
        stopped  busy   -
        """,
}


@pytest.mark.parametrize("name", BARS)
def test_bars(name: str) -> None:
    """One thread is a staircase, as is a loop that is blocked; a loop is shared."""
    shown = drawn(EVERY[name])

    assert table(BARS[name]) == rows(shown)


VALUES = {
    "queue": """
        free         | 0 | 2 | yes
        client 1     | 1 | 1 | no
        client 1     | 1 | 1 | no
        client 1     | 1 | 1 | no
        client 2     | 1 | 0 | no
        free         | 0 | 0 | yes
        """,
    "threads": """
        free         | 0 | 2 | yes
        client 1     | 1 | 1 | yes
        clients 1, 2 | 2 | 0 | no
        clients 1, 2 | 2 | 0 | no
        free         | 0 | 0 | yes
        """,
    "loop": """
        free         | 0 | 2 | yes
        client 1     | 1 | 1 | no
        waits        | 1 | 1 | yes
        client 2     | 2 | 0 | no
        waits        | 2 | 0 | yes
        client 1     | 2 | 0 | no
        free         | 0 | 0 | yes
        """,
}


@pytest.mark.parametrize("name", VALUES)
def test_values(name: str) -> None:
    """Whom the server serves, how many are in the app, how many are queued."""
    shown = drawn(EVERY[name])

    values = [json.loads(step.get("data-values")) for step in steps(shown)]
    assert table(VALUES[name]) == "\n".join(" | ".join(each) for each in values)


NAMES = {"queue": "worker thread", "threads": "worker threads", "loop": "event loop"}


@pytest.mark.parametrize("name", NAMES)
def test_names_the_server(name: str) -> None:
    """What of the server is few stands first among the values."""
    shown = drawn(EVERY[name])

    assert NAMES[name] == shown.find(".//dt").text


def test_leaves_for_a_thread() -> None:
    """A crossing says where the client's code goes on."""
    left = LOOP.replace(
        "  1 · waits asyncio.sleep()",
        "  in thread 1, no loop\n  1 · sync_to_async view()",
    )

    shown = drawn(left)

    assert "in thread 1, no loop Client 1, app to thread: sync_to_async view()" == (
        spoken(steps(shown)[2])
    )


def test_asks_for_several_things() -> None:
    """The first step names what the clients ask for."""
    shown = drawn(THREADS)

    assert "Clients to server: GET /a, GET /b" == spoken(steps(shown)[0])


LEGENDS = {
    "queue": ["WSGI 2 clients, 1 thread", "has a thread", "is queued"],
    "loop": [
        "ASGI 2 clients, 1 loop",
        "runs on the loop",
        "waits, the loop is free for others",
        "is queued",
    ],
}


@pytest.mark.parametrize("name", LEGENDS)
def test_legend(name: str) -> None:
    """Each sort of bar is explained in words."""
    shown = drawn(EVERY[name])

    assert LEGENDS[name] == ["".join(part.itertext()) for part in shown.find("p")]


def clients(count: int) -> str:
    """A conversation of so many clients."""
    lines = [f"ASGI {count} clients, 1 loop"]
    width = len(str(count))
    return "\n".join([*lines, *(f"  {n + 1:{width}} GET /" for n in range(count))])


@pytest.mark.parametrize(("count", "boxes"), [(1, 0), (8, 0), (9, 1), (40, 1)])
def test_many_clients_scroll(count: int, boxes: int) -> None:
    """More lanes than a phone has room for scroll in a box that takes the focus."""
    shown = drawn(clients(count).replace("1 clients", "1 client"))

    found = shown.findall("div[@role='region'][@tabindex='0']")
    assert boxes == len(found)
    assert {f"ASGI {count} clients, 1 loop"} >= {box.get("aria-label") for box in found}
    assert count == len(shown.findall(".//*[@class='heads']/span"))
