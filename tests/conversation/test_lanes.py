"""The lanes of one conversation: how it looks, and what is read aloud of it."""

from __future__ import annotations

import json
from time import process_time

import pytest

from examples.conversation import Conversation, Message, parse
from examples.conversation.lanes import html
from examples.conversation.message import HERE, Line
from tests.conversation.drawn import drawn, rows, spoken, steps, table

SLOW_WSGI = """\
WSGI GET /
  in main, no loop
  → call GET /
  · blocks time.sleep() ^4
  ← start_response 200 OK ^2
      content-type: text/plain
  ← body b'Hello WSGI' ^1
  → close
"""
SLOW_ASGI = """\
ASGI GET /
  in main, task 1, loop running
  → scope http GET /
  · waits asyncio.sleep()
  ← http.response.start 200
  ← http.response.body b'Hello ASGI'
  ← return
"""
SYNC_VIEW = """\
ASGI GET /sync/
  in main, task 1, loop running
  → scope http GET /sync/
  → http.request
  in thread 1, no loop
  · sync_to_async sync_view()
  · blocks time.sleep()
  in main, task 2, loop running
  ← http.response.start 200
  in main, task 1, loop running
  ← return
"""
ASYNC_VIEW = """\
WSGI GET /async/
  in main, no loop
  → call GET /async/
  in thread 1, task 1, loop running
  · async_to_sync async_view()
  · waits asyncio.sleep()
  in main, no loop
  ← start_response 200 OK
"""
CHAT = """\
ASGI websocket /chat
  in main, task 1, loop running
  → scope websocket /chat
  → websocket.connect
  ← websocket.accept
  · waits receive()
  → websocket.receive text='hi'
  ← websocket.send text='hi'
  ← return
"""
LIFESPAN = """\
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
REFUSED = """\
WSGI websocket /chat
  in main, no loop
  → call GET /chat
  ← start_response 404 Not Found
  ← body b''
  · refused 404 Not Found
"""
STUCK = """\
ASGI GET /
  in main, task 1, loop running
  → scope http GET /
  · waiting
"""
OWN_LOOP = """\
WSGI GET /
  in main, no loop
  → call GET /
  in main, task 1, loop running
  · waits asyncio.sleep()
  in main, no loop
  ← body b'done'
"""
EVERY = {
    "slow WSGI": SLOW_WSGI,
    "slow ASGI": SLOW_ASGI,
    "sync view": SYNC_VIEW,
    "async view": ASYNC_VIEW,
    "chat": CHAT,
    "lifespan": LIFESPAN,
    "refused": REFUSED,
    "stuck": STUCK,
    "own loop": OWN_LOOP,
}

READ = {
    "slow WSGI": [
        "Client to server: GET / (worker thread: busy)",
        "in main, no loop Server to app: call GET /",
        "Note: blocks time.sleep() holds the thread (worker thread: blocked)",
        "App to server: start_response 200 OK content-type: text/plain "
        "(worker thread: busy)",
        "App to client: body b'Hello WSGI'",
        "Server to app: close (worker thread: free)",
    ],
    "sync view": [
        "Client to server: GET /sync/ (event loop: busy)",
        "in main, task 1, loop running Server to app: scope http GET /sync/",
        "Client to app: http.request",
        "in thread 1, no loop App to thread: sync_to_async sync_view() "
        "(event loop: waits)",
        "Note: blocks time.sleep() holds its thread, not the loop",
        "in main, task 2, loop running App to server: http.response.start 200 "
        "(event loop: busy)",
        "in main, task 1, loop running App to server: return (event loop: free)",
    ],
}


@pytest.mark.parametrize("name", READ)
def test_reads_as_text(name: str) -> None:
    """Each step says in words who speaks to whom, where, and what comes of it."""
    shown = drawn(EVERY[name])

    assert READ[name] == [spoken(step) for step in steps(shown)]


BARS = {
    "slow WSGI": """
        GET
        call                        server:busy
        blocks                      server:busy  app:busy
        start_response              server:busy  app:busy
        body                        server:busy  app:busy
        close                       server:busy
        """,
    "slow ASGI": """
        GET
        scope                       server:busy
        waits                       server:waits app:waits
        http.response.start         server:busy  app:busy
        http.response.body          server:busy  app:busy
        return                      server:busy  app:busy
        """,
    "sync view": """
        GET
        scope                       server:busy
        http.request                server:busy  app:busy
        sync_to_async               server:busy  app:busy \
                               then server:waits app:waits elsewhere:busy
        blocks                      server:waits app:waits elsewhere:busy
        http.response.start         server:busy  app:busy
        return                      server:busy  app:busy
        """,
    "async view": """
        GET
        call                        server:busy
        async_to_sync               server:busy  app:busy \
                               then server:busy  app:busy  elsewhere:busy
        waits                       server:busy  app:busy  elsewhere:waits
        start_response              server:busy  app:busy
        """,
    "chat": """
        WebSocket
        scope                       server:busy
        websocket.connect           server:busy  app:busy
        websocket.accept            server:busy  app:busy
        waits                       server:waits app:waits
        websocket.receive           server:waits app:waits
        websocket.send              server:busy  app:busy
        return                      server:busy  app:busy
        """,
    "lifespan": """
        scope                       server:busy
        lifespan.startup            server:busy  app:busy
        lifespan.startup.complete   server:busy  app:busy
        waits                       server:waits app:waits
        lifespan.shutdown           server:waits app:waits
        lifespan.shutdown.complete  server:busy  app:busy
        return                      server:busy  app:busy
        """,
    "refused": """
        WebSocket
        call                        server:busy
        start_response              server:busy  app:busy
        body                        server:busy  app:busy
        refused
        """,
    "stuck": """
        GET
        scope                       server:busy
        waiting                     server:waits app:waits
        """,
    "own loop": """
        GET
        call                        server:busy
        waits                       server:busy  app:busy  elsewhere:waits
        body                        server:busy  app:busy
        """,
}


@pytest.mark.parametrize("name", BARS)
def test_bars(name: str) -> None:
    """A bar is solid while nobody else can be served, hatched while others could."""
    shown = drawn(EVERY[name])

    assert table(BARS[name]) == rows(shown)


def test_bars_have_ends() -> None:
    """A bar starts and ends where its state changes, over however many rows."""
    expected = ["busy starts", "busy ends", "waits starts", "waits ends", "busy starts"]

    shown = drawn(CHAT)

    bars = [step.find(".//i[2]") for step in steps(shown)[2:7]]
    assert [f"app {names}" for names in expected] == [bar.get("class") for bar in bars]


VALUES = {
    "slow WSGI": """
        not yet           | busy    | not yet | no
        main, no loop     | busy    | not yet | no
        main, no loop     | blocked | not yet | no
        main, no loop     | busy    | 200 OK  | no
        main, no loop     | busy    | 200 OK  | no
        main, no loop     | free    | 200 OK  | yes
        """,
    "async view": """
        not yet                       | busy | not yet | no
        main, no loop                 | busy | not yet | no
        thread 1, task 1, loop running | busy | not yet | no
        thread 1, task 1, loop running | busy | not yet | no
        main, no loop                 | free | 200 OK  | yes
        """,
    "chat": """
        not yet                     | busy  | not yet  | no
        main, task 1, loop running  | busy  | not yet  | no
        main, task 1, loop running  | busy  | not yet  | no
        main, task 1, loop running  | busy  | accepted | no
        main, task 1, loop running  | waits | accepted | yes
        main, task 1, loop running  | waits | accepted | yes
        main, task 1, loop running  | busy  | accepted | no
        main, task 1, loop running  | free  | accepted | yes
        """,
    "stuck": """
        not yet                     | busy  | not yet | no
        main, task 1, loop running  | busy  | not yet | no
        main, task 1, loop running  | waits | not yet | yes
        """,
}


@pytest.mark.parametrize("name", VALUES)
def test_values(name: str) -> None:
    """Each step knows the values after it; the list below shows the last ones."""
    shown = drawn(EVERY[name])

    values = [json.loads(step.get("data-values")) for step in steps(shown)]
    assert table(VALUES[name]) == "\n".join(" | ".join(each) for each in values)
    assert values[-1] == [cell.text for cell in shown.findall(".//dd")]


def test_every_value_has_room() -> None:
    """Each value knows the longest one in its place, so that nothing moves."""
    shown = drawn(SLOW_WSGI)

    longest = [cell.get("data-longest") for cell in shown.findall(".//dd")]
    assert ["main, no loop", "blocked", "not yet", "yes"] == longest


HEADS = {
    "slow WSGI": ["Client", "Worker thread", "App"],
    "slow ASGI": ["Client", "Event loop", "App"],
    "sync view": ["Client", "Event loop", "App", "Thread"],
    "async view": ["Client", "Worker thread", "App", "Own loop"],
    "own loop": ["Client", "Worker thread", "App", "Own loop"],
}


@pytest.mark.parametrize("name", HEADS)
def test_heads(name: str) -> None:
    """There is a fourth lane only where code ran somewhere else."""
    shown = drawn(EVERY[name])

    assert HEADS[name] == [head.text for head in shown.find("div")]
    assert f"lanes-{len(HEADS[name])}" in shown.get("class").split()


ROUTES = {
    "→ call": "message from-server to-app onward",
    "→ close": "message from-server to-app onward",
    "→ http.request": "message from-client to-app onward",
    "→ http.disconnect": "message from-client to-app onward",
    "→ websocket.connect": "message from-server to-app onward",
    "→ websocket.receive": "message from-client to-app onward",
    "→ websocket.disconnect": "message from-client to-app onward",
    "← start_response": "message from-app to-server back",
    "← body": "message from-app to-client back",
    "← write": "message from-app to-client back",
    "← http.response.start": "message from-app to-server back",
    "← http.response.body": "message from-app to-client back",
    "← websocket.accept": "message from-app to-client back",
    "← websocket.send": "message from-app to-client back",
    "← websocket.close": "message from-app to-client back",
    "← lifespan.startup.complete": "message from-app to-server back",
    "← return": "end from-app to-server back",
    "← raise": "end from-app to-server back",
    "· blocks": "note blocks",
    "· sync_to_async": "note sync_to_async",
}


@pytest.mark.parametrize("said", ROUTES)
def test_arrows(said: str) -> None:
    """An arrow goes from who says it to who gets it; what the client gets, to it."""
    shown = drawn(f"WSGI GET /\n  in main, no loop\n  → call\n  {said}")

    assert ROUTES[said] == steps(shown)[-1].get("class")


def test_lines() -> None:
    """A step knows the line of the code above that speaks; never that of a file."""
    at = [Line(HERE, 3), Line("app.py", 4), None]
    said = tuple(Message("app", "return", line=line) for line in at)

    shown = html(Conversation("ASGI", (("method", "GET"), ("path", "/")), said))

    assert 1 == shown.count("data-line")
    assert ' data-line="3"' in shown
    assert "app.py" not in shown


HOSTILE = """\
ASGI GET /
  in main, task 1, loop running
  → scope http GET /
  ← http.response.start 200
      x: "><img src=x onerror=alert(1)>
      b'\\x1b\\n': <script>alert(2)</script>
  ← raise Error '</ol><style>&amp;\\x00\\u202e'
"""


def test_markup_stays_text() -> None:
    """What the app says is never markup, and no control character is raw."""
    tags = {"conversation-player", "div", "span", "ol", "li", "code", "small", "i"}
    tags |= {"dl", "dt", "dd", "wbr"}

    shown = drawn(HOSTILE)

    assert tags >= {element.tag for element in shown.iter()}
    assert '"><img src=x onerror=alert(1)>' in spoken(steps(shown)[2])
    assert "&amp;\\x00\\u202e" in spoken(steps(shown)[3])
    controls = [char for char in html(parse(HOSTILE)) if not char.isprintable()]
    assert {"\n"} == set(controls)


@pytest.mark.parametrize("name", EVERY)
def test_needs_no_script_and_no_style(name: str) -> None:
    """A strict Content-Security-Policy has nothing to complain of."""
    allowed = {"aria-hidden", "aria-label", "class", "data-line", "data-longest"}
    allowed |= {"data-digest", "data-values"}

    shown = drawn(EVERY[name])

    assert allowed >= {name for element in shown.iter() for name in element.attrib}
    assert [] == [element.tag for element in shown.iter() if element.tag == "script"]


def seconds(size: int) -> float:
    """The least time that it takes to draw a conversation of so many messages."""
    lines = ["ASGI websocket /", "  in main, task 1, loop running"]
    lines += [f"  ← websocket.send text='{n}'" for n in range(size)]
    conversation = parse("\n".join(lines))
    times = []
    for _ in range(3):
        start = process_time()
        html(conversation)
        times.append(process_time() - start)
    return min(times)


def test_grows_with_the_conversation() -> None:
    """Ten times as many messages take about ten times as long, not a hundred."""
    assert 40 > seconds(2000) / seconds(200)
