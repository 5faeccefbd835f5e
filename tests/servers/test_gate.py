"""The gate that holds an answer back, and the client that opens it."""

from collections.abc import Iterable
from typing import Any

import pytest

from examples.servers import limits, serve_asgi, serve_wsgi, visit
from examples.servers.gate import gated_asgi, gated_wsgi, looks


def pieces(environ: Any, start_response: Any) -> Iterable[bytes]:
    """Answers in three pieces."""
    start_response("202 Accepted", [])
    yield from [b"one", b"two", b"three"]


def collected(environ: Any, start_response: Any) -> Iterable[bytes]:
    """The same behind the gate, by a server that collects the pieces first."""
    return [b"".join(gated_wsgi(pieces)(environ, start_response))]


async def pieces_asgi(scope: Any, receive: Any, send: Any) -> None:
    """The same for ASGI."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 202})
        for piece in (b"one", b"two", b"three"):
            body = {"type": "http.response.body", "body": piece}
            await send({**body, "more_body": piece != b"three"})


def test_the_first_piece_comes_through() -> None:
    """The client has it while the second is held back, under both interfaces."""
    expected = [(202, True), (202, True)]

    with (
        serve_wsgi(gated_wsgi(pieces)) as wsgi,
        serve_asgi(gated_asgi(pieces_asgi)) as asgi,
    ):
        actual = [visit.leave(wsgi, "/"), visit.leave(asgi, "/")]

    assert expected == actual


def test_a_server_that_collects_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate gives up, and the client knows that nothing came before that."""
    monkeypatch.setattr(limits, "GATE", 0.2)
    expected = (500, False)

    with serve_wsgi(collected) as address:
        actual = visit.leave(address, "/")

    assert expected == actual


def test_who_asks_for_no_gate_gets_all() -> None:
    """Without the header nothing is held back."""
    expected = (202, "onetwothree")

    with (
        serve_wsgi(gated_wsgi(pieces)) as wsgi,
        serve_asgi(gated_asgi(pieces_asgi)) as asgi,
    ):
        actual = [visit.get(wsgi, "/"), visit.get(asgi, "/")]

    assert [expected, expected] == actual


def test_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that never opens the gate doesn't keep the application for ever."""
    monkeypatch.setattr(limits, "GATE", 0.0)

    with pytest.raises(TimeoutError, match="the gate stayed shut for 0 s"):
        list(looks(__file__))


def endless(environ: Any, start_response: Any) -> Iterable[bytes]:
    """Answers without an end."""
    start_response("200 OK", [])
    while True:
        yield b"more"


def test_an_answer_without_an_end_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for one is told so."""
    monkeypatch.setattr(limits, "ANSWER", 0.2)

    with (
        serve_wsgi(endless) as address,
        pytest.raises(TimeoutError, match=r"/: no end of it within 0\.2 s"),
    ):
        visit.get(address, "/")
