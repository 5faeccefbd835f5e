"""Idle WebSockets: how many one process holds, and what each takes."""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from psutil import Process

from examples.servers import Address, serve_asgi
from examples.servers.address import HOST
from examples.servers.handshake import HEADERS
from scripts.measure import used
from scripts.measure.clients import Streams
from scripts.measure.limits import BREATH, PATIENCE, SOCKETS, SPARE_FILES
from scripts.measure.waits import Case

PLAIN, CHANNELS = "an app of ten lines", "a Channels consumer"
APPS = {
    PLAIN: ("examples.hello.asgi_app:application", "/"),
    CHANNELS: ("examples.django_project.asgi:application", "/chat/"),
}
SERVERS = ("uvicorn", "hypercorn", "daphne", "granian", "gunicorn")
AT_ONCE = 50
"""How many knock at the same time; a server's queue is longer."""
OPEN = b"HTTP/1.1 101 "
STILL = 0.1
"""The share of a processor that a server uses at most that has nothing to do."""


@dataclass
class Held:
    """WebSockets that are open."""

    streams: list[Streams]

    @property
    def count(self) -> int:
        """How many are open still."""
        return sum(not reader.at_eof() for reader, _ in self.streams)

    def leave(self) -> None:
        """Leaves, without a word."""
        for _, writer in self.streams:
            writer.transport.abort()


def limit() -> int:
    """Lets this process, and those that it starts, open as much as they may.

    Returns:
        How many WebSockets fit: each takes a file of the server and one of the client.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return SOCKETS if hard < 0 else min(SOCKETS, hard - SPARE_FILES)


def sockets(server: str, app: str) -> Case:
    """Holds idle WebSockets on a server of its own.

    Args:
        server: Its name in `ASGI_SERVERS`.
        app: A name in `APPS`.

    Returns:
        The case, as the data file keeps it.
    """
    wanted = limit()
    target, path = APPS[app]
    with serve_asgi(target, server) as address:
        return {"server": server, "app": app} | hold(address, path, wanted)


def hold(address: Address, path: str, wanted: int) -> Case:
    """Opens WebSockets, leaves them alone, and looks at the server's processes.

    Args:
        address: A server in a process of its own.
        path: Where it takes a WebSocket.
        wanted: How many to open.

    Returns:
        How many are open, what they take, and how many threads came to the server's.
    """
    return asyncio.run(_hold(address, path, wanted))


async def _hold(address: Address, path: str, wanted: int) -> Case:
    few = Held([await _opened(address, path) for _ in range(AT_ONCE)])
    await asyncio.sleep(BREATH)
    processes = used.processes(address.port)
    empty, threads = used.memory(processes), used.threads(processes)
    start = time.monotonic()
    many = Held([one async for one in _all(address, path, wanted - AT_ONCE)])
    took = time.monotonic() - start
    await asyncio.sleep(BREATH)
    full = used.memory(processes)
    case = {
        "held": few.count + many.count,
        "kib_each": round((full - empty) / 1024 / max(many.count, 1), 1),
        "threads_more": used.threads(processes) - threads,
        "seconds": round(took, 1),
    }
    few.leave()
    many.leave()
    await _settled(processes)
    return case


async def _settled(processes: list[Process]) -> None:
    """Waits until the server has seen all off; told to stop before, it is late."""
    async with asyncio.timeout(PATIENCE):
        before = -1.0
        while used.cpu(processes) > before + BREATH * STILL:
            before = used.cpu(processes)
            await asyncio.sleep(BREATH)


async def _all(address: Address, path: str, wanted: int) -> AsyncIterator[Streams]:
    for first in range(0, wanted, AT_ONCE):
        knocks = [_opened(address, path) for _ in range(min(AT_ONCE, wanted - first))]
        for one in await asyncio.gather(*knocks):
            yield one


async def _opened(address: Address, path: str) -> Streams:
    lines = [f"GET {path} HTTP/1.1", f"Host: {HOST}:{address.port}"]
    lines += [f"{name}: {value}" for name, value in HEADERS.items()]
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection(HOST, address.port)
        writer.write("\r\n".join([*lines, "", ""]).encode())
        answer = await reader.readuntil(b"\r\n\r\n")
    if not answer.startswith(OPEN):
        writer.close()
        await asyncio.sleep(0)
        raise RuntimeError(f"{path}: the handshake failed: {answer[:80]!r}")
    return reader, writer
