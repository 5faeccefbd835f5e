"""A server that is run by its own command line."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic

from examples.servers import limits
from examples.servers.address import HOST, Address, free_port
from examples.servers.process import Process, process


@contextmanager
def run(
    line: str,
    app: str,
    threads: int = 1,
    workers: int = 1,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Address]:
    """Runs a server while the block runs.

    Args:
        line: The module that is the server, and its options: `{app}`, `{host}`,
            `{port}`, `{threads}`, `{workers}` and `{grace}` are filled in.
        app: The application, as `module:attribute`.
        threads: How many threads of each process may call it.
        workers: How many processes.
        environment: Variables to set besides this process's own.

    Yields:
        Where it listens.

    Raises:
        RuntimeError: If the server ends before the block does.
        TimeoutError: If it does not answer, or does not stop, in time.
    """
    with free_port() as port:
        filled = line.format(
            app=app,
            host=HOST,
            port=port,
            threads=threads,
            workers=workers,
            grace=limits.GRACE,
        )
        with process(filled.split(), environment or {}) as server:
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
    """Whether the server says no, or leaves, when a client breaks off its request.

    Its application isn't called for that; uWSGI calls it for a line that is no request.
    """
    try:
        with socket.create_connection((HOST, port), limits.START) as client:
            client.sendall(b"?")
            client.shutdown(socket.SHUT_WR)
            client.recv(1)
    except (ConnectionError, TimeoutError):
        return False
    return True
