"""Streamed responses under both interfaces: the right pairs and the wrong."""

import re
from collections.abc import Iterator

import pytest

from examples.conversation import get, record
from examples.django_project import asgi, streaming_views, wsgi
from examples.django_project.streaming_views import CHUNKS
from tests.examples.drive import REQUEST, Message, call, http, sent

VERBS = ("made", "sent")
ONE_BY_ONE = [f"{verb} {chunk!r}" for chunk in CHUNKS for verb in VERBS]
ALL_AT_ONCE = [f"{verb} {chunk!r}" for verb in VERBS for chunk in CHUNKS]

Output = pytest.CaptureFixture[str]


def told(chunks: list[bytes]) -> Iterator[bytes]:
    """Prints each chunk when it is made."""
    for chunk in chunks:
        print("made", chunk)
        yield chunk


@pytest.fixture(autouse=True)
def tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets both generators take chunks that tell when they are made."""
    monkeypatch.setattr(streaming_views, "CHUNKS", told(CHUNKS))


def call_wsgi(path: str) -> None:
    """Prints each chunk as a WSGI server gets it."""

    def hear(chunk: bytes) -> None:
        print("sent", chunk)

    call(wsgi.application, path, hear)


def talk_asgi(path: str) -> None:
    """Prints each chunk as an ASGI server gets it."""

    def hear(message: Message) -> None:
        if message.get("body"):
            print("sent", message["body"])

    sent(asgi.application, http(path), REQUEST, hear=hear)


def test_a_sync_generator_streams_under_wsgi(capsys: Output) -> None:
    """Each chunk is sent before the next one is made."""
    expected = ONE_BY_ONE

    call_wsgi("/sync-stream/")

    assert expected == capsys.readouterr().out.splitlines()


def test_an_async_generator_streams_under_asgi(capsys: Output) -> None:
    """Each chunk is sent before the next one is made."""
    expected = ONE_BY_ONE

    talk_asgi("/async-stream/")

    assert expected == capsys.readouterr().out.splitlines()


def test_an_async_generator_is_collected_under_wsgi(capsys: Output) -> None:
    """Django makes all chunks before it sends the first, and warns."""
    expected = ALL_AT_ONCE
    warning = (
        "StreamingHttpResponse must consume asynchronous iterators in order to"
        " serve them synchronously. Use a synchronous iterator instead."
    )

    with pytest.warns(Warning, match=re.escape(warning)):
        call_wsgi("/async-stream/")

    assert expected == capsys.readouterr().out.splitlines()


def test_a_sync_generator_is_collected_under_asgi(capsys: Output) -> None:
    """Django makes all chunks before it sends the first, and warns."""
    expected = ALL_AT_ONCE
    warning = (
        "StreamingHttpResponse must consume synchronous iterators in order to"
        " serve them asynchronously. Use an asynchronous iterator instead."
    )

    with pytest.warns(Warning, match=re.escape(warning)):
        talk_asgi("/sync-stream/")

    assert expected == capsys.readouterr().out.splitlines()


@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume")
@pytest.mark.parametrize("path", ["/sync-stream/", "/async-stream/"])
@pytest.mark.parametrize("app", [wsgi.application, asgi.application])
def test_both_interfaces_send_the_same_whole(app: object, path: str) -> None:
    """Streamed or collected, the bytes are these."""
    expected = b"one two"

    conversation = record(app, get(path))

    parts = [message["body"] for message in conversation.messages]
    assert expected == b"".join(part for part in parts if isinstance(part, bytes))
