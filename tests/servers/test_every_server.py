"""What each server does with each example, and with rough clients."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Any, NamedTuple

import httpx
import pytest

from examples.servers import ASGI_SERVERS, WSGI_SERVERS, Address, limits
from examples.servers.address import HOST
from tests.servers import all_examples

LARGE = bytes(range(256)) * 8192
"""Two megabytes."""

MANY = 200

SILENT = 0.3
"""How long a server is watched that is said to keep a client waiting; it would do so
for much longer."""

ONE_AT_A_TIME = ["wsgiref", "gunicorn (sync)"]
"""Who has a single thread, which also reads the requests."""

SLIPS = {
    # Its receive() gives an awaitable that is no coroutine.
    ("granian (asgi)", "a2wsgi", "echo", "/"): (500, b"Internal server error"),
    # It doesn't wait for the first piece, with which the bridge gives the status.
    ("granian (wsgi)", "a2wsgi", "django", "/nowhere/"): (200, b"no such page"),
}
"""Where a server answers otherwise."""


class Served(NamedTuple):
    """A server that runs.

    Attributes:
        label: Its name and mode.
        interface: Its side of the table.
        address: Where it listens.
    """

    label: str
    interface: str
    address: Address

    def ask(self, path: str, body: bytes = b"") -> tuple[int, bytes]:
        """The status and the body that come back, on a connection of their own."""
        client = HTTPConnection(HOST, self.address.port, timeout=limits.ANSWER)
        with closing(client):
            client.request("POST" if body else "GET", path, body or None)
            response = client.getresponse()
            return response.status, response.read()


SERVERS = [
    *[("WSGI", server) for server in WSGI_SERVERS.values()],
    *[("ASGI", server) for server in ASGI_SERVERS.values()],
]


@pytest.fixture(
    scope="module", params=SERVERS, ids=[server.label for _, server in SERVERS]
)
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    """Each server, started once for all that is asked of it."""
    interface, server = request.param
    app = f"{all_examples.__name__}:{interface.lower()}_application"
    threads = 2 if "{threads}" in server.line else 1
    with server.serve(app, threads=threads) as address:
        yield Served(server.label, interface, address)


ASKED = [
    ("hello", "/", b""),
    ("echo", "/", b"x" * 1000),
    ("pieces", "/", b""),
    ("django", "/sync/", b""),
    ("django", "/async/", b""),
    ("django", "/nowhere/", b""),
]


def said_alone(app: Any, path: str, body: bytes, interface: str) -> tuple[int, bytes]:
    """What an application answers without a server."""
    url, method = f"http://127.0.0.1{path}", "POST" if body else "GET"
    if interface == "WSGI":
        with httpx.Client(transport=httpx.WSGITransport(app)) as client:
            response = client.request(method, url, content=body)
            return response.status_code, response.content

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.request(method, url, content=body)

    response = asyncio.run(asked())
    return response.status_code, response.content


@pytest.mark.parametrize(("name", "path", "body"), ASKED)
def test_gives_what_the_example_says(
    served: Served, name: str, path: str, body: bytes
) -> None:
    """By itself, in `wsgiref.validate`, and across each bridge: the same answer."""
    wraps = getattr(all_examples, f"{served.interface}_WRAPS")
    expected, actual = {}, {}

    for wrap, (examples, _) in wraps.items():
        interface = "WSGI" if examples is all_examples.WSGI else "ASGI"
        alone = said_alone(examples[name], path, body, interface)
        expected[wrap] = SLIPS.get((served.label, wrap, name, path), alone)
        actual[wrap] = served.ask(f"/{wrap}/{name}{path}", body)

    assert expected == actual


def test_takes_a_large_body(served: Served) -> None:
    """Two megabytes come back as they were sent."""
    status, body = served.ask("/plain/echo/", LARGE)

    assert (200, len(LARGE)) == (status, len(body))
    assert LARGE == body


def test_takes_many_short_connections(served: Served) -> None:
    """Each of them is answered."""
    expected = [b"Hello " + served.interface.encode()] * MANY

    actual = [served.ask("/plain/hello/")[1] for _ in range(MANY)]

    assert expected == actual


def test_takes_a_slow_client(served: Served) -> None:
    """One that sends its request byte by byte gets its answer."""
    request = f"GET /plain/hello/ HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n"

    with _connected(served.address) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in request.encode():
            client.sendall(bytes([byte]))
        answer = _received(client)

    assert b" 200 " in answer.split(b"\r\n")[0]
    assert b"Hello " in answer


@pytest.mark.parametrize("sent", [b"", b"GET /plain/he", b"POST /plain/echo/ HTTP/1.1"])
def test_goes_on_when_a_client_breaks_off(served: Served, sent: bytes) -> None:
    """A request that isn't sent to its end harms nobody else."""
    expected = 200

    with _connected(served.address) as client:
        client.sendall(sent)
    status, _ = served.ask("/plain/hello/")

    assert expected == status


def test_a_silent_client_keeps_others_waiting_or_not(served: Served) -> None:
    """It does where one thread reads and serves; elsewhere nobody notices it."""
    request = b"GET /plain/hello/ HTTP/1.0\r\n\r\n"
    expected = served.label in ONE_AT_A_TIME

    with _connected(served.address) as silent:
        silent.sendall(b"GET /plain/")
        with _connected(served.address) as other:
            other.sendall(request)
            other.settimeout(SILENT if expected else limits.ANSWER)
            waits = not _answers(other)
            silent.close()
            other.settimeout(limits.ANSWER)
            answered = waits is False or _answers(other)

    assert (expected, True) == (waits, answered)


def _connected(address: Address) -> socket.socket:
    return socket.create_connection((HOST, address.port), limits.ANSWER)


def _answers(client: socket.socket) -> bool:
    try:
        return bool(client.recv(1))
    except TimeoutError:
        return False


def _received(client: socket.socket) -> bytes:
    answer = b""
    while piece := client.recv(65536):
        answer += piece
    return answer
