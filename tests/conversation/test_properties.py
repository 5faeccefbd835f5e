"""Whatever is said, and whatever an application does, the record survives it.

Hypothesis makes up the messages and the applications, and shrinks what fails.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from examples.conversation import (
    Conversation,
    Line,
    Message,
    Other,
    Place,
    Together,
    close,
    from_json,
    get,
    parse,
    post,
    record,
    text,
    to_json,
    websocket,
)
from examples.conversation.lanes import html
from examples.conversation.message import HERE, Interface, Parts
from examples.conversation.parts import HUGE, frozen_parts
from examples.conversation.wrap import WIDTH

settings.register_profile("same each time", derandomize=True, deadline=None)
settings.load_profile("same each time")

# What may be said.

NAMES = st.one_of(
    st.sampled_from(["type", "status", "body", "message", "path", "calls", "error"]),
    st.text(min_size=1, max_size=12),
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-HUGE + 1, HUGE - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.text("<>&'\"\\\n\r\t\x1b \u2028☃", max_size=90),
    st.binary(max_size=90),
    st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,9}", fullmatch=True).map(Other),
)
VALUES = st.recursive(LEAVES, lambda some: st.lists(some, max_size=3).map(tuple))
PAIRS = st.one_of(
    st.lists(st.tuples(st.text(max_size=9), st.text(max_size=40)), max_size=3),
    st.lists(st.tuples(st.binary(max_size=9), st.binary(max_size=40)), max_size=3),
)


@st.composite
def parts(draw: st.DrawFn) -> Parts:
    """The parts of a message, some of them headers."""
    drawn: dict[str, object] = draw(st.dictionaries(NAMES, VALUES, max_size=4))
    if draw(st.booleans()):
        drawn["headers"] = draw(PAIRS)
    return frozen_parts(drawn.items())


PLACES = st.builds(
    Place,
    thread=st.sampled_from(["main", "thread 1", "thread 12"]),
    task=st.sampled_from([None, "task 1", "task 22"]),
    loop=st.booleans(),
)
LINES = st.none() | st.builds(Line, path=st.just(HERE), number=st.integers(1, 999))
MESSAGES = st.builds(
    Message,
    speaker=st.sampled_from(["server", "app", "note"]),
    name=st.sampled_from(["call", "body", "http.request", "raise"]) | st.text(),
    parts=parts(),
    place=PLACES,
    line=LINES,
)
REQUESTS = st.sampled_from(
    [
        (("method", "GET"), ("path", "/")),
        (("type", "websocket"), ("path", "/chat/?room=1")),
        (("type", "lifespan"),),
    ]
)
CONVERSATIONS = st.builds(
    Conversation,
    interface=st.sampled_from(["WSGI", "ASGI"]),
    request=REQUESTS,
    messages=st.lists(MESSAGES, max_size=5).map(tuple),
)


@st.composite
def meetings(draw: st.DrawFn) -> Together:
    """Several clients at once."""
    requests = tuple(draw(st.lists(REQUESTS, min_size=1, max_size=4)))
    threads = draw(st.none() | st.integers(1, 9))
    clients = st.integers(1, len(requests))
    said = draw(st.lists(st.tuples(clients, MESSAGES), max_size=6))
    interface: Interface = "ASGI" if threads is None else "WSGI"
    return Together(interface, threads, requests, tuple(said))


RECORDED = CONVERSATIONS | meetings()


@given(RECORDED)
def test_whatever_is_said_survives(recorded: Conversation | Together) -> None:
    """Any messages in any order: making them up takes longer than all that is asked."""
    _is_read_back(recorded, parse(text(recorded)))
    _is_read_back(recorded, from_json(to_json(recorded)))
    _is_printable(text(recorded).split("\n"))
    _is_never_markup(html(recorded))


def _is_read_back(
    recorded: Conversation | Together, again: Conversation | Together
) -> None:
    """Nothing is lost in text, nor in JSON."""
    assert recorded == again
    assert _lines(recorded) == _lines(again)


def _lines(recorded: Conversation | Together) -> list[Line | None]:
    """The lines of code, which do not count where messages are compared."""
    if isinstance(recorded, Conversation):
        return [message.line for message in recorded.messages]
    return [message.line for _, message in recorded.messages]


def _is_printable(lines: list[str]) -> None:
    """No control character is shown raw, and a wide line is one word."""
    assert [] == [line for line in lines if not line.isprintable()]
    assert [] == [line for line in lines if len(line) > WIDTH and _may_wrap(line)]


def _may_wrap(line: str) -> bool:
    """Whether there is a blank to break at, outside of quotes and past the sign."""
    words = line.split()
    return len(words) > 3 and not any(quote in line for quote in "'\"")


def _is_never_markup(shown: str) -> None:
    """Whatever is said stays text in the lanes: elements and attributes are ours."""
    lanes = html5lib.parseFragment(shown, namespaceHTMLElements=False)
    elements = [each for each in lanes.iter() if each is not lanes]
    assert set() == {str(each.tag) for each in elements} - ELEMENTS
    assert set() == {name for each in elements for name in each.attrib} - ATTRIBUTES


ELEMENTS = {
    *["b", "code", "conversation-player", "dd", "div", "dl", "dt"],
    *["i", "li", "ol", "p", "small", "span", "wbr"],
}
ATTRIBUTES = {
    "data-digest",
    *["aria-hidden", "aria-label", "class", "role", "tabindex"],
    *["data-line", "data-longest", "data-values"],
}


# What an application may do.

EVENTS = st.one_of(
    st.fixed_dictionaries(
        {"type": st.just("http.response.start"), "status": st.integers() | st.text()},
        optional={"headers": PAIRS | LEAVES, "trailers": st.booleans()},
    ),
    st.fixed_dictionaries(
        {"type": st.just("http.response.body")},
        optional={"body": LEAVES, "more_body": st.booleans()},
    ),
    st.fixed_dictionaries(
        {"type": st.sampled_from(["websocket.accept", "websocket.close"])},
        optional={"headers": PAIRS, "code": LEAVES, "reason": LEAVES},
    ),
    st.fixed_dictionaries(
        {"type": st.just("websocket.send")}, optional={"text": LEAVES, "bytes": LEAVES}
    ),
    st.dictionaries(st.just("type") | NAMES, LEAVES, max_size=3),
    LEAVES,
)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("send"), EVENTS),
        st.tuples(st.just("send and forget"), EVENTS),
        st.tuples(st.sampled_from(["receive", "pause", "raise", "task"]), st.none()),
    ),
    max_size=6,
)
ASKED = st.sampled_from(
    [get(), post("/", [b"a", b"b"]), websocket("/", ["hi", close()])]
)

ENDS = {"return", "raise", "waiting", "stopped"}


def asgi_app(acts: list[tuple[str, Any]]) -> Callable[..., Awaitable[None]]:
    """An ASGI application that does these things."""

    async def application(scope: Any, receive: Any, send: Any) -> None:
        for act, event in acts:
            match act:
                case "send":
                    await send(event)
                case "send and forget":
                    with suppress(Exception):
                        await send(event)
                case "receive":
                    await receive()
                case "pause":
                    await asyncio.sleep(0)
                case "task":
                    await asyncio.create_task(receive())
                case "raise":
                    raise ValueError("as you like")

    return application


@settings(max_examples=150)
@given(acts=ACTS, request=ASKED)
def test_no_asgi_app_breaks_the_recorder(acts: Any, request: Any) -> None:
    """An application may break every rule: the record tells how it ended."""
    conversation = record(asgi_app(acts), request)

    names = [message.name for message in conversation.messages]
    [*said, last] = names[:-1] if names[-1] == "error" else names
    assert last in ENDS
    assert {"return", "raise"}.isdisjoint(said)
    assert conversation == parse(text(conversation))


STATUSES = st.sampled_from(["200 OK", "404 Not Found", ""]) | LEAVES
STARTS = st.lists(st.tuples(STATUSES, PAIRS | LEAVES), max_size=2)
BODIES = st.lists(LEAVES, max_size=3) | LEAVES


def wsgi_app(starts: list[Any], writes: list[Any], body: Any) -> Callable[..., Any]:
    """A WSGI application that does these things."""

    def application(environ: Any, start_response: Any) -> Any:
        for status, headers in starts:
            write = start_response(status, headers)
            for chunk in writes:
                write(chunk)
        return body

    return application


@settings(max_examples=150)
@given(starts=STARTS, writes=st.lists(LEAVES, max_size=1), body=BODIES)
def test_no_wsgi_app_breaks_the_recorder(starts: Any, writes: Any, body: Any) -> None:
    """An application may break every rule: the record tells which."""
    conversation = record(wsgi_app(starts, writes, body), get())

    errors = [message for message in conversation.messages if message.name == "error"]
    assert (not errors) == _is_legal(starts, writes, body)
    assert conversation == parse(text(conversation))


def _is_legal(starts: list[Any], writes: list[Any], body: Any) -> bool:
    """PEP 3333, in as few words as this test needs."""
    chunks = [*writes, *(body if isinstance(body, list) else [b""])]
    return (
        len(starts) == 1
        and isinstance(starts[0][0], str)
        and _is_pairs_of_str(starts[0][1])
        and isinstance(body, list)
        and all(isinstance(chunk, bytes) for chunk in chunks)
    )


def _is_pairs_of_str(headers: Any) -> bool:
    return isinstance(headers, list) and all(
        isinstance(part, str) for pair in headers for part in pair
    )


@settings(max_examples=50)
@given(acts=ACTS, request=ASKED)
def test_the_same_run_gives_the_same_text(acts: Any, request: Any) -> None:
    """Two runs of one application with one request are told in the same words."""
    first = text(record(asgi_app(acts), request))

    again = text(record(asgi_app(acts), request))

    assert first == again


def test_the_judge_knows_what_is_illegal() -> None:
    """The judge above is no yes-man: it finds each way to be wrong."""
    right: tuple[Any, Any, Any] = ([("200 OK", [("a", "b")])], [b"w"], [b"x"])
    wrong: list[tuple[Any, Any, Any]] = [
        ([], [], [b"x"]),
        ([("200 OK", [])] * 2, [], [b"x"]),
        ([(200, [])], [], [b"x"]),
        ([("200 OK", [(b"a", b"b")])], [], [b"x"]),
        ([("200 OK", [])], ["w"], [b"x"]),
        ([("200 OK", [])], [], ["x"]),
        ([("200 OK", [])], [], None),
    ]

    verdicts = [_is_legal(*each) for each in [right, *wrong]]

    assert [True] + [False] * len(wrong) == verdicts
