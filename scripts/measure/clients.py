"""Clients that ask at the same time, each by a connection of its own.

They read and write bytes themselves: a library's client costs more processor time for
each request than most of the servers.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass

from examples.servers.address import HOST
from scripts.measure.limits import CONNECT, PATIENCE, SPACING

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True)
class Asked:
    """What the clients saw.

    Attributes:
        seconds: From when all asked to when the last had its answer.
        spans: From when to when the view ran for each, counted from the same moment.
        cpu: Processor seconds of the clients themselves.
        late: How many had no connection yet when all asked.
        busiest: How many of them the process answered that answered most.
    """

    seconds: float
    spans: list[tuple[float, float]]
    cpu: float
    late: int = 0
    busiest: int = 0

    @property
    def view(self) -> float:
        """Seconds that a view took, in the mean: its wait, if the machine is quiet."""
        return sum(leave - enter for enter, leave in self.spans) / len(self.spans)

    @property
    def at_once(self) -> int:
        """How many were in the view at the same time, at most."""
        edges = [(start, 1) for start, _ in self.spans]
        edges += [(end, -1) for _, end in self.spans]
        inside, most = 0, 0
        for _, step in sorted(edges):
            inside += step
            most = max(most, inside)
        return most


def ask(port: int, path: str, clients: int) -> Asked:
    """Lets clients ask at the same time.

    Args:
        port: Where the server listens.
        path: What they ask for.
        clients: How many.

    Returns:
        What they saw.

    Raises:
        RuntimeError: If a client gets another answer than 200.
        TimeoutError: If one gets none in time.
    """
    return asyncio.run(_ask(port, path, clients))


async def _ask(port: int, path: str, clients: int) -> Asked:
    # Who is not let in yet goes on trying: a server may keep a short queue.
    doors = [asyncio.ensure_future(_connect(port, turn)) for turn in range(clients)]
    _, outside = await asyncio.wait(doors, timeout=CONNECT)
    cpu, start = time.thread_time(), time.monotonic()
    async with asyncio.timeout(PATIENCE):
        answers = await asyncio.gather(*(_get(door, path) for door in doors))
    took, used = time.monotonic() - start, time.thread_time() - cpu
    told = [text.split() for text in answers]
    await asyncio.sleep(0)  # the connections are gone in the loop's next turn
    spans = sorted(
        (float(enter) - start, float(leave) - start) for enter, leave, _ in told
    )
    busiest = max(Counter(process for _, _, process in told).values())
    return Asked(took, spans, used, len(outside), busiest)


async def _connect(port: int, turn: int) -> Streams:
    await asyncio.sleep(turn * SPACING)
    return await asyncio.open_connection(HOST, port)


async def _get(door: asyncio.Future[Streams], path: str) -> str:
    reader, writer = await door
    head = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n"
    try:
        writer.write(head.encode())
        answer = await reader.read(-1)
    finally:
        writer.close()
    told, _, body = answer.partition(b"\r\n\r\n")
    if b" 200 " not in told.split(b"\r\n")[0]:
        raise RuntimeError(f"{path}: {told[:200]!r}; look at the server's log")
    return _text(told, body)


def _text(head: bytes, body: bytes) -> str:
    """The body's text; one sent in chunks stands between their sizes."""
    if b"transfer-encoding: chunked" in head.lower():
        body = body.split(b"\r\n")[1]
    return body.decode()
