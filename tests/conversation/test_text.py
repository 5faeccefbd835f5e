"""The text form: what it looks like, and that nothing is lost in it."""

import re

import pytest

from examples.conversation import (
    Conversation,
    Message,
    Other,
    Place,
    get,
    parse,
    record,
    text,
    websocket,
)
from examples.conversation.message import Parts, Value, frozen_parts
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
  → websocket.receive text='ping'
  ← websocket.send text='ping'
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
    ],
    ids=["wsgi", "asgi", "chat", "handshake", "long"],
)
def test_reads_well(expected: str, conversation: Conversation) -> None:
    """One message a line, in order, with the place where it changes."""
    actual = text(conversation)

    assert expected == actual
    assert conversation == parse(actual)


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
def test_loses_nothing(interface: str, name: str, value: Value) -> None:
    """Any value of any part comes back, of its own type, from escaped lines."""
    parts: Parts = frozen_parts({name: value, "text": "after", "status": 200}.items())
    said = (Message("app", "odd", parts), Message("note", "a 'b'\n", parts))
    expected = Conversation("WSGI", (("path", "/"),), said)
    if interface == "ASGI":
        expected = Conversation("ASGI", (("path", "/"),), said)

    shown = text(expected)

    assert repr(expected) == repr(parse(shown))
    assert shown.replace("\n", "").isprintable()
    assert len(shown.splitlines()) == shown.count("\n")


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
    ],
)
def test_names_the_line_that_is_none(wrong: str, line: str) -> None:
    """What `text` did not write is refused, and the line is named."""
    with pytest.raises(ValueError, match=f"^{re.escape(line)}: "):
        parse(wrong)
