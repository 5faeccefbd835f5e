"""Redis, in a process of its own, which keeps nothing on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from examples.servers.address import HOST
from examples.servers.command import wait_until_it_answers
from examples.servers.process import process
from examples.servers.programs import need

NO_DISK = ("--appendonly", "no", "--save", "")
"""Options: it writes nothing down, and so is empty when it starts again."""


@contextmanager
def redis(port: int) -> Iterator[str]:
    """Runs Redis while the block runs.

    Args:
        port: Where it listens; `address.free_port` keeps one, so that Redis can be
            stopped and started again.

    Yields:
        Its URL.

    Raises:
        FileNotFoundError: If it is not installed.
        RuntimeError: If it ends before the block does.
        TimeoutError: If it does not answer, or does not stop, in time.
    """
    with TemporaryDirectory() as folder:
        place = f"--bind {HOST} --port {port} --dir {folder}"
        command = [need("redis-server"), *place.split(), *NO_DISK]
        with process(command, {}) as server:
            wait_until_it_answers(server, port)
            yield f"redis://{HOST}:{port}/0"
