"""A server that is run by its own command line."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic

from examples.servers import limits
from examples.servers.address import HOST, Address, free_port
from examples.servers.process import Process, process

NO_REQUEST = b"?\r\n\r\n"
"""What every server answers itself, without a call of its application."""


@contextmanager
def run(
    line: str, app: str, threads: int = 1, environment: Mapping[str, str] | None = None
) -> Iterator[Address]:
    """Runs a server while the block runs.

    Args:
        line: The module that is the server, and its options: `{host}`, `{port}`,
            `{threads}` and `{grace}` are filled in.
        app: The application, as `module:attribute`.
        threads: How many threads may call it.
        environment: Variables to set besides this process's own.

    Yields:
        Where it listens.

    Raises:
        RuntimeError: If the server ends before the block does.
        TimeoutError: If it does not answer, or does not stop, in time.
    """
    with free_port() as port:
        filled = line.format(host=HOST, port=port, threads=threads, grace=limits.GRACE)
        with process([*filled.split(), app], environment or {}) as server:
            wait_until_it_answers(server, port)
            yield Address(port)


def wait_until_it_answers(server: Process, port: int) -> None:
    """Waits for a server's first answer.

    Args:
        server: Its process.
        port: Where it will listen.

    Raises:
        RuntimeError: If it ends before it answers.
        TimeoutError: If it does not answer in time.
    """
    end = monotonic() + limits.START
    while not _answers(port):
        if monotonic() > end:
            raise TimeoutError(f"{server.name}: no answer within {limits.START:g} s")
        server.wait(limits.LOOK)
        server.check(None)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection((HOST, port), limits.START) as client:
            client.sendall(NO_REQUEST)
            return bool(client.recv(1))
    except (ConnectionError, TimeoutError):
        return False
