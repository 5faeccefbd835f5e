"""What every server in the two tables does, and leaves behind."""

import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
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
from tests.servers.watch import watch

WSGI, ASGI = "tests.servers.apps:processes", "tests.servers.apps:processes_asgi"

APPS = {
    **{f"wsgi-{name}": (name, WSGI) for name in WSGI_SERVERS},
    **{f"asgi-{name}": (name, ASGI) for name in ASGI_SERVERS},
}

Serve = Callable[[], AbstractContextManager[Address]]

THREADS = [
    partial(serve_wsgi, wsgi_app.application),
    partial(serve_asgi, asgi_app.application),
]
PROCESSES = [
    partial(serve_wsgi, WSGI, "gunicorn"),
    partial(serve_asgi, ASGI, "granian"),
]

each_way = pytest.mark.parametrize("serve", [*THREADS, *PROCESSES])


def is_listening(address: Address) -> bool:
    """Whether anyone accepts connections at the address."""
    try:
        socket.create_connection((HOST, address.port), limits.ANSWER).close()
    except ConnectionRefusedError:
        return False
    return True


@pytest.mark.parametrize(("server", "app"), APPS.values(), ids=APPS)
def test_leaves_nothing(
    server: str, app: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """It answers inside the block; after it, no thread, socket, process, or word."""
    threads = set(threading.enumerate())
    serve: Any = serve_wsgi if app == WSGI else serve_asgi

    with watch() as processes:
        with serve(app, server) as address:
            listened = is_listening(address)
            processes.over(httpx.get(address.http).text)

        assert (True, False) == (listened, is_listening(address))
        assert set() == set(threading.enumerate()) - threads
        assert processes.saw_all_end()
        assert ("", "") == capfd.readouterr()


@each_way
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


@each_way
@pytest.mark.usefixtures("ctrl_c")
def test_stops_on_ctrl_c(serve: Serve) -> None:
    """Ctrl+C inside the block comes out, and the server is gone."""
    threads = set(threading.enumerate())

    with pytest.raises(KeyboardInterrupt), serve() as address:
        signal.raise_signal(signal.SIGINT)

    assert not is_listening(address)
    assert set() == set(threading.enumerate()) - threads


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


@pytest.mark.parametrize("number", ["threads", "workers"])
def test_a_number_that_can_not_be_set(number: str) -> None:
    """The error says so, instead of serving with fewer than asked for."""
    numbers: Any = {number: 2}

    with pytest.raises(ValueError, match=f"{number}=2: wsgiref can't set it"):
        serve_wsgi(WSGI, **numbers)


def test_one_thread_of_this_process_is_all_there_is() -> None:
    """Who gives the application itself can't have several of it."""
    with pytest.raises(ValueError, match="it runs in one thread; give it as"):
        serve_asgi(asgi_app.application, workers=2)


EACH = [*WSGI_SERVERS.values(), *ASGI_SERVERS.values()]


def test_has_every_server_in_every_mode() -> None:
    """A name and a mode for each, all of them installed here."""
    missing = [server.label for server in EACH if server.version is None]

    assert [] == missing
    assert len(EACH) == len({server.label for server in EACH})


def test_says_what_is_not_installed() -> None:
    """A server that is missing is an error with the way out of it."""
    missing = replace(WSGI_SERVERS["waitress"], packages=("no-such-package",))
    message = "waitress: not installed; pip install no-such-package"

    with pytest.raises(RuntimeError, match=message):
        missing.serve(WSGI)


def test_no_such_server() -> None:
    """The error tells which there are."""
    message = f"daphne: no such server; there are {', '.join(WSGI_SERVERS)}"

    with pytest.raises(ValueError, match=message):
        serve_wsgi(wsgi_app.application, "daphne")


def test_an_application_can_be_named_for_every_server() -> None:
    """Also for one that could be given the application itself."""
    expected = "Hello WSGI"

    with serve_wsgi("examples.hello.wsgi_app:application") as address:
        response = httpx.get(address.http)

    assert expected == response.text
