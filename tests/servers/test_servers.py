"""What every server in the two tables does, and leaves behind."""

import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import httpx
import pytest

from examples.hello import asgi_app, wsgi_app
from examples.servers import (
    ASGI_SERVERS,
    WSGI_SERVERS,
    Address,
    limits,
    serve_asgi,
    serve_wsgi,
)
from examples.servers.address import HOST

SERVERS = [
    *[partial(serve, wsgi_app.application) for serve in WSGI_SERVERS.values()],
    *[partial(serve, asgi_app.application) for serve in ASGI_SERVERS.values()],
]
NAMES = [*WSGI_SERVERS, *ASGI_SERVERS]

every_server = pytest.mark.parametrize("serve", SERVERS, ids=NAMES)

Serve = Callable[[], AbstractContextManager[Address]]


def is_listening(address: Address) -> bool:
    """Whether anyone accepts connections at the address."""
    try:
        socket.create_connection((HOST, address.port), limits.ANSWER).close()
    except ConnectionRefusedError:
        return False
    return True


@every_server
def test_serves_while_the_block_runs(serve: Serve) -> None:
    """It answers inside the block; after it, no thread and no socket is left."""
    threads = set(threading.enumerate())
    expected = (200, [True, False], set[threading.Thread]())

    with serve() as address:
        listening = [is_listening(address)]
        status = httpx.get(address.http).status_code
    listening.append(is_listening(address))

    assert expected == (status, listening, set(threading.enumerate()) - threads)


@every_server
def test_stops_when_the_block_fails(serve: Serve) -> None:
    """An error inside the block comes out, and the server is gone."""
    threads = set(threading.enumerate())

    with pytest.raises(ZeroDivisionError), serve() as address:
        _ = 1 / 0

    assert not is_listening(address)
    assert set() == set(threading.enumerate()) - threads


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Python's own handler, also where the tests run in a shell's background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@every_server
@pytest.mark.usefixtures("ctrl_c")
def test_stops_on_ctrl_c(serve: Serve) -> None:
    """Ctrl+C inside the block comes out, and the server is gone."""
    threads = set(threading.enumerate())

    with pytest.raises(KeyboardInterrupt), serve() as address:
        signal.raise_signal(signal.SIGINT)

    assert not is_listening(address)
    assert set() == set(threading.enumerate()) - threads


@every_server
def test_prints_nothing(serve: Serve, capfd: pytest.CaptureFixture[str]) -> None:
    """Its log goes to `logging` alone, so that a page shows its own output."""
    expected = ("", "")

    with serve() as address:
        httpx.get(address.http)

    assert expected == capfd.readouterr()


def raises_under_wsgi(environ: Any, start_response: Any) -> Any:
    """A WSGI application with a fault."""
    raise RuntimeError("out of milk")


async def raises_under_asgi(scope: Any, receive: Any, send: Any) -> None:
    """An ASGI application with a fault."""
    raise RuntimeError("out of milk")


@pytest.mark.parametrize(
    "serve",
    [partial(serve_wsgi, raises_under_wsgi), partial(serve_asgi, raises_under_asgi)],
    ids=["wsgi", "asgi"],
)
def test_prints_nothing_when_an_application_raises(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not even where nobody has set up logging."""
    monkeypatch.setattr(logging.root, "handlers", [])
    expected = (500, ("", ""))

    with serve() as address:
        status = httpx.get(address.http).status_code

    assert expected == (status, capfd.readouterr())


def test_the_first_of_each_table_is_the_one_used() -> None:
    """Who names no server gets wsgiref or uvicorn."""
    expected = ("WSGIServer", "uvicorn")

    with (
        serve_wsgi(wsgi_app.application) as one,
        serve_asgi(asgi_app.application) as two,
    ):
        banners = [httpx.get(at.http).headers["server"] for at in (one, two)]

    assert expected == (banners[0].partition("/")[0], banners[1])
    assert one.port != two.port
