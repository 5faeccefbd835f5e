"""The text form: what it looks like, and that nothing is lost in it."""

import re

import pytest

from examples.conversation import (
    Conversation,
    Line,
    Message,
    Other,
    Place,
    Together,
    get,
    parse,
    record,
    text,
    websocket,
)
from examples.conversation.message import HERE, Interface, Parts, Value
from examples.conversation.parts import frozen_parts
from examples.conversation.wrap import WIDTH
from examples.hello import asgi_app, wsgi_app

HELLO_WSGI = """\
WSGI GET /
  in main, no loop
  → call GET /
  ← start_response 200 OK
      content-type: text/plain
  ← body b'Hello WSGI'
"""

HELLO_ASGI = """\
ASGI GET /
  in main, task 1, loop running
  → scope http GET /
  ← http.response.start 200
      content-type: text/plain
  ← http.response.body b'Hello ASGI'
  ← return
"""

CHAT = """\
ASGI websocket /chat
  in main, task 1, loop running
  → scope websocket /chat
  → websocket.connect
  ← websocket.accept
  · waits receive()
  → websocket.receive text='ping'
  ← websocket.send text='ping'
  · waits receive()
  → websocket.disconnect code=1000
  ← return
"""

HANDSHAKE = """\
WSGI websocket /chat
  in main, no loop
  → call GET /chat
      HTTP_UPGRADE: websocket
  ← start_response 200 OK
      content-type: text/plain
  ← body b'Hello WSGI'
  · refused 200 OK
"""

LONG = """\
ASGI GET /
  in thread 1, task 2, no loop
  ← raise ValueError
        'Django can only handle ASGI/HTTP connections, not '
        'websocket.'
  ← http.response.body
        b'<!doctype html>\\n'
        b'<html lang="en">\\n'
        b'<p>Not found on this server</p>\\n'
        b'</html>\\n' more_body=True
"""


TOGETHER = """\
WSGI 2 clients, 1 thread
  1 GET /
  2 websocket /chat
  in thread 1, no loop
  1 → call GET / ^7
  1 ← start_response 200 OK ^8
        content-type: text/plain
  2 ← body
          b'word word word word word word word word word word '
          b'word word ' ^12
"""

MANY = """\
ASGI 10 clients, 1 loop
   1 GET /
   2 GET /
   3 GET /
   4 GET /
   5 GET /
   6 GET /
   7 GET /
   8 GET /
   9 GET /
  10 GET /
  in main, task 1, loop running
   1 · waiting
  10 · waiting
"""


def together() -> Together:
    """Two clients; the lines of code are known."""
    call, start, body = (Line(HERE, number) for number in (7, 8, 12))
    place = Place("thread 1")
    asked = (("method", "GET"), ("path", "/"))
    told = frozen_parts(
        {"status": "200 OK", "headers": [("content-type", "text/plain")]}.items()
    )
    messages = (
        (1, Message("server", "call", asked, place, call)),
        (1, Message("app", "start_response", told, place, start)),
        (2, Message("app", "body", (("body", b"word " * 12),), place, body)),
    )
    return Together(
        "WSGI", 1, (asked, (("type", "websocket"), ("path", "/chat"))), messages
    )


def many() -> Together:
    """Numbers of one digit stand below those of two."""
    place = Place("main", "task 1", True)
    asked = (("method", "GET"), ("path", "/"))
    waits = Message("note", "waiting", (), place)
    return Together("ASGI", None, (asked,) * 10, ((1, waits), (10, waits)))


def long() -> Conversation:
    """A conversation whose lines have to be split."""
    error = "Django can only handle ASGI/HTTP connections, not websocket."
    page = b'<!doctype html>\n<html lang="en">\n<p>Not found on this server</p>\n'
    place = Place("thread 1", "task 2")
    told = frozen_parts({"message": error, "error": "ValueError"}.items())
    body = frozen_parts({"more_body": True, "body": page + b"</html>\n"}.items())
    messages = (
        Message("app", "raise", told, place),
        Message("app", "http.response.body", body, place),
    )
    return Conversation("ASGI", (("method", "GET"), ("path", "/")), messages)


@pytest.mark.parametrize(
    ("expected", "conversation"),
    [
        (HELLO_WSGI, record(wsgi_app.application, get("/"))),
        (HELLO_ASGI, record(asgi_app.application, get("/"))),
        (CHAT, record(asgi_app.application, websocket("/chat", ["ping"]))),
        (HANDSHAKE, record(wsgi_app.application, websocket("/chat"))),
        (LONG, long()),
        (TOGETHER, together()),
        (MANY, many()),
    ],
    ids=["wsgi", "asgi", "chat", "handshake", "long", "together", "many"],
)
def test_reads_well(expected: str, conversation: Conversation | Together) -> None:
    """One message a line, in order, with the place where it changes."""
    actual = text(conversation)

    assert expected == actual
    assert conversation == parse(actual)


def test_keeps_the_lines_of_code() -> None:
    """They come back, though two messages that differ in nothing else are equal."""
    expected = [Line(HERE, 7), Line(HERE, 8), Line(HERE, 12)]

    actual = parse(text(together()))

    assert isinstance(actual, Together)
    assert expected == [message.line for _, message in actual.messages]


def test_hides_the_lines_of_other_code() -> None:
    """Where a file lies differs from machine to machine."""
    said = Message("app", "body", line=Line("app.py", 3))
    expected = "WSGI\n  in main, no loop\n  ← body\n"

    actual = text(Conversation("WSGI", (), (said,)))

    assert expected == actual


ODD: list[Value] = [
    "",
    " ",
    "200",
    "200 OK",
    "404 Not Found",
    "http",
    "GET",
    "/a b",
    "/caf\xe9?x=1",
    "ValueError",
    "view()",
    "<lambda>()",
    "True",
    "None",
    "key=value",
    "b'no bytes'",
    'it\'s "both"',
    "a\nb\r\n\x00\x1b[31m\x7f\x85\u2028\u202e\ud800",
    "<script>alert(1)</script> | `code` ```",
    "      content-type: text/plain",
    "  in main, no loop",
    "  → call GET /",
    "^7",
    "call ^7",
    "word " * 40,
    "x" * 200,
    b"",
    b"\x00\xff\r\n'\"",
    bytes(range(256)),
    b"line\n" * 20,
    0,
    -1,
    200,
    10**30,
    0.5,
    True,
    False,
    None,
    Other("dict"),
    (),
    ("one",),
    (1, (b"two", None), Other("object")),
    (("a", "b"), (b"c", b"d"), ("e", b"f")),
    ((b"x y:", b""), (b"a", b" b "), (b"c", b"'d'"), (b"e", b"\xff\n")),
]

NAMES = [
    *["type", "method", "path", "error", "calls", "status", "body", "message"],
    *["headers", "text", "a b", "", "'", "=", "→"],
]


@pytest.mark.parametrize("interface", ["WSGI", "ASGI"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_loses_nothing(interface: Interface, name: str, value: Value) -> None:
    """Any value of any part comes back, of its own type, from escaped lines."""
    parts: Parts = frozen_parts({name: value, "text": "after", "status": 200}.items())
    line = Line(HERE, 3)
    said = Message("app", "odd", parts, line=line), Message("note", "a 'b'\n", parts)
    asked = (("path", "/"),)
    expected = Conversation(interface, asked, said)
    several = Together(interface, 2, (asked, parts), tuple(enumerate(said, 1)))

    shown, both = text(expected), text(several)

    assert repr(expected) == repr(parse(shown))
    assert repr(several) == repr(parse(both))
    assert (shown + both).replace("\n", "").isprintable()
    assert len((shown + both).splitlines()) == (shown + both).count("\n")


@pytest.mark.parametrize("value", [value for value in ODD if len(str(value)) > 50])
def test_is_narrow(value: Value) -> None:
    """No line is wider than a page has room for, if words leave a choice."""
    said = (Message("app", "http.response.body", (("body", value), ("text", value))),)

    lines = text(Conversation("ASGI", (), said)).splitlines()

    assert WIDTH >= max(len(line) for line in lines if "((" not in line)


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("", "''"),
        ("HTTP GET /\n", "'HTTP GET /'"),
        ("WSGI GET /\n  in space\n", "'  in space'"),
        ("WSGI GET /\n  x call\n", "'  x call'"),
        ("WSGI GET /\n  → call 0.5\n", "'  → call 0.5'"),
        ("WSGI GET /\n  → call a=b\n", "'  → call a=b'"),
        ("WSGI GET /\n      a: b\n", "'      a: b'"),
        ("WSGI GET /\n  → call\n      a\n", "'      a'"),
        ("WSGI GET /\n  → call ^0\n", "'  → call ^0'"),
        ("WSGI 2 clients, 1 thread\n  1 GET /\n", "''"),
        ("WSGI 1 client, 1 thread\n  2 GET /\n", "'  2 GET /'"),
        ("ASGI 1 client, 1 loop\n  1 GET /\n  2 → call\n", "'  2 → call'"),
        ("ASGI 1 client, 1 loop\n  1 GET /\n    → call\n", "'    → call'"),
    ],
)
def test_names_the_line_that_is_none(wrong: str, line: str) -> None:
    """What `text` did not write is refused, and the line is named."""
    with pytest.raises(ValueError, match=f"^{re.escape(line)}: "):
        parse(wrong)
