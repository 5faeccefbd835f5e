"""What the recorder notes of WSGI applications, the wrong ones included."""

import sys
from collections.abc import Callable, Iterator
from typing import Any
from wsgiref.validate import validator

import pytest

from examples.conversation import (
    Request,
    disconnect_after,
    get,
    limits,
    parse,
    post,
    record,
    text,
)
from examples.conversation.shown import of_environ
from examples.hello import wsgi_app

Start = Callable[..., Callable[[bytes], object]]


def said(app: Any, request: Request | None = None) -> str:
    """The lines of a recording, without the title, the place and the call."""
    shown = text(record(app, request or get()))
    assert parse(shown) == record(app, request or get())
    return "".join(shown.splitlines(keepends=True)[3:])


def writes(environ: Any, start_response: Start) -> list[bytes]:
    write = start_response("200 OK", [])
    write(b"one")
    return [b"two"]


def answers_twice(environ: Any, start_response: Start) -> list[bytes]:
    start_response("200 OK", [])
    try:
        raise KeyError("milk")
    except KeyError:
        start_response("500 Sorry", [], sys.exc_info())
    return [b"sorry"]


def too_late(environ: Any, start_response: Start) -> Iterator[bytes]:
    start_response("200 OK", [])
    yield b"one"
    try:
        raise KeyError("milk")
    except KeyError:
        start_response("500 Sorry", [], sys.exc_info())


def raises(environ: Any, start_response: Start) -> list[bytes]:
    raise RuntimeError("at <object at 0x7f3a91c0ffee>")


def leaves(environ: Any, start_response: Start) -> list[bytes]:
    sys.exit(3)


def raises_midway(environ: Any, start_response: Start) -> Iterator[bytes]:
    start_response("200 OK", [])
    yield b"one"
    raise RuntimeError


def starts_twice(environ: Any, start_response: Start) -> list[bytes]:
    start_response("200 OK", [])
    start_response("200 OK", [])
    return []


def says_str(environ: Any, start_response: Start) -> Any:
    start_response("200 OK", [])
    return ["one"]


def says_nothing(environ: Any, start_response: Start) -> list[bytes]:
    return []


def returns_none(environ: Any, start_response: Start) -> Any:
    start_response("200 OK", [])


def has_no_status(environ: Any, start_response: Start) -> Any:
    return [b"one"]


def has_number(environ: Any, start_response: Start) -> Any:
    start_response(200, {})


@pytest.mark.parametrize(
    ("app", "expected"),
    [
        (writes, "  ← start_response 200 OK\n  ← write b'one'\n  ← body b'two'\n"),
        (
            answers_twice,
            "  ← start_response 200 OK\n"
            "  ← start_response 500 Sorry exc_info='KeyError'\n"
            "  ← body b'sorry'\n",
        ),
        (
            too_late,
            "  ← start_response 200 OK\n"
            "  ← body b'one'\n"
            "  ← start_response 500 Sorry exc_info='KeyError'\n"
            "  ← raise KeyError \"'milk'\"\n"
            "  → close\n",
        ),
        (raises, "  ← raise RuntimeError 'at <object at 0x…>'\n"),
        (leaves, "  ← raise SystemExit '3'\n"),
        (
            raises_midway,
            "  ← start_response 200 OK\n"
            "  ← body b'one'\n"
            "  ← raise RuntimeError\n"
            "  → close\n",
        ),
        (
            starts_twice,
            "  ← start_response 200 OK\n"
            "  ← start_response 200 OK\n"
            "  · error 'start_response a second time, without exc_info'\n"
            "  ← raise Fault\n",
        ),
        (
            says_str,
            "  ← start_response 200 OK\n"
            "  ← body body='one'\n"
            "  · error 'a chunk of the body is no bytes'\n",
        ),
        (says_nothing, "  · error 'start_response was never called'\n"),
        (
            returns_none,
            "  ← start_response 200 OK\n"
            "  · error 'what the application returned is not iterable'\n",
        ),
        (
            has_no_status,
            "  ← body b'one'\n  · error 'a body before start_response'\n",
        ),
        (
            has_number,
            "  ← start_response 200 headers=<dict>\n"
            "  · error 'the status is no str'\n"
            "  ← raise Fault\n",
        ),
    ],
)
def test_notes_what_is_said(app: Any, expected: str) -> None:
    """Each step is a line, and so is each broken rule."""
    actual = said(app)

    assert expected == actual


def counts(environ: Any, start_response: Start) -> Iterator[bytes]:
    """An endless answer."""
    start_response("200 OK", [])
    while True:
        yield b"tick"


def test_a_client_that_leaves() -> None:
    """The server iterates no further, and calls `close()`."""
    expected = "  ← start_response 200 OK\n" + 2 * "  ← body b'tick'\n" + "  → close\n"

    actual = said(counts, disconnect_after(2))

    assert expected == actual


def test_an_answer_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped at the limit."""
    monkeypatch.setattr(limits, "MESSAGES", 4)
    expected = (
        "  ← start_response 200 OK\n"
        + 2 * "  ← body b'tick'\n"
        + "  · stopped\n  → close\n"
    )

    actual = said(counts)

    assert expected == actual


def echoes(environ: Any, start_response: Start) -> list[bytes]:
    """Answers what it is sent."""
    size = int(environ["CONTENT_LENGTH"])
    start_response("200 OK", [("content-type", "text/plain")])
    return [environ["wsgi.input"].read(size)]


def test_a_body_and_headers() -> None:
    """The headers that the client sets are shown, as `environ` has them."""
    expected = """\
WSGI POST /echo?a=1
  in main, no loop
  → call POST /echo query_string='a=1'
      CONTENT_TYPE: text/plain
      HTTP_X_ROOM: blue
  ← start_response 200 OK
      content-type: text/plain
  ← body b'onetwo'
"""
    headers = {"Content-Type": "text/plain", "X-Room": "blue"}

    conversation = record(echoes, post("/echo?a=1", [b"one", b"two"], headers))

    assert expected == text(conversation)
    assert conversation == parse(text(conversation))


def test_plays_by_the_rules() -> None:
    """`wsgiref.validate` finds nothing wrong with the server that is played."""
    expected = ["start_response", "body", "close"]

    messages = record(validator(wsgi_app.application), get()).messages[1:]

    assert expected == [message.name for message in messages]


def test_shows_no_more_of_environ_than_it_lists() -> None:
    """What a server puts into `environ` besides is never shown."""
    secret = {"REQUEST_METHOD": "GET", "SECRET_KEY": "x", "HTTP_COOKIE": "y"}
    expected = {"method": "GET"}

    actual = of_environ(secret, [])

    assert expected == actual
