"""Uvicorn, where it is pushed."""

import asyncio
import logging
import threading
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from examples.hello.asgi_app import application
from examples.servers import handshake, limits, serve_asgi


async def never(scope: Any, receive: Any, send: Any) -> None:
    """Neither answers nor ends, as far as the server's patience goes."""
    await asyncio.sleep(10 * limits.STOP)


async def fails(scope: Any, receive: Any, send: Any) -> None:
    """Says at once that it can't start."""
    await receive()
    await send({"type": "lifespan.startup.failed", "message": "out of milk"})


def test_logs_what_an_application_raises(caplog: pytest.LogCaptureFixture) -> None:
    """The client gets a 500, the log the traceback."""
    expected = 500

    async def failing(scope: Any, receive: Any, send: Any) -> None:
        raise RuntimeError("out of milk")

    with caplog.at_level(logging.ERROR), serve_asgi(failing) as address:
        status = httpx.get(address.http).status_code

    assert expected == status
    assert "RuntimeError: out of milk" in caplog.text


@pytest.mark.parametrize("app", [never, fails])
def test_reports_an_application_that_does_not_start(
    app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The block doesn't run; the error says what the server waited for."""
    monkeypatch.setattr(limits, "START", 0.1)
    threads = set(threading.enumerate())
    message = "uvicorn: the application did not start; answer lifespan.startup"

    with pytest.raises(RuntimeError, match=message), serve_asgi(app):
        pytest.fail("the block ran")

    assert set() == set(threading.enumerate()) - threads


def test_reports_what_is_no_asgi_application() -> None:
    """Uvicorn calls a plain function to get an application; its error is told."""
    threads = set(threading.enumerate())

    def factory() -> Any:
        raise LookupError("no application here")

    with pytest.raises(RuntimeError) as failure, serve_asgi(factory):  # type: ignore[arg-type]
        pytest.fail("the block ran")

    assert isinstance(failure.value.__cause__, LookupError)
    assert set() == set(threading.enumerate()) - threads


def test_stops_though_requests_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are cancelled, and the application is still told that all ends."""
    monkeypatch.setattr(limits, "GRACE", 0)
    threads = set(threading.enumerate())
    told = []
    expected = ["lifespan.startup", "lifespan.shutdown"]

    async def staying(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await never(scope, receive, send)
        for _ in range(2):
            event = await receive()
            told.append(event["type"])
            await send({"type": f"{event['type']}.complete"})

    with (
        serve_asgi(staying) as address,
        pytest.raises(TimeoutError, match="no answer to the handshake"),
    ):
        handshake(address, within=0.1)

    assert expected == told
    assert set() == set(threading.enumerate()) - threads


def test_stops_though_the_lifespan_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """An application that never says goodbye is left after a limit."""
    monkeypatch.setattr(limits, "END", 0.3)
    threads = set(threading.enumerate())

    async def lingering(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await never(scope, receive, send)

    with serve_asgi(lingering):
        pass

    assert set() == set(threading.enumerate()) - threads


def test_says_goodbye_to_an_open_websocket() -> None:
    """The client is told that the server restarts, in RFC 6455's terms 1012."""
    expected = 1012

    with serve_asgi(application) as address:
        client = connect(address.ws)
    with client, pytest.raises(ConnectionClosed) as closed:
        client.recv(limits.ANSWER)

    assert closed.value.rcvd is not None
    assert expected == closed.value.rcvd.code
