"""Another process, that never lives longer than its block."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from examples.servers import limits

STOPPED = (0, -signal.SIGTERM)
"""How a process may end that was told to."""


class Process:
    """A program that runs in a process of its own.

    Args:
        command: A module that Python runs, or a program's path; and its arguments.
        environment: Variables to set besides this process's own.
        log: Where all goes that it writes.
    """

    def __init__(
        self, command: list[str], environment: Mapping[str, str], log: IO[bytes]
    ) -> None:
        program = Path(command[0])
        self.name = program.name.rpartition(".")[2]
        self._run = subprocess.Popen(
            command if program.is_absolute() else [sys.executable, "-m", *command],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def check(self, *expected: int | None) -> None:
        """Sees whether it has ended, and how.

        Args:
            *expected: The statuses that are well; `None` while it runs.

        Raises:
            RuntimeError: If it is another.
        """
        status = self._run.poll()
        if status not in expected:
            raise RuntimeError(f"{self.name}: ended by itself, with status {status}")

    def wait(self, seconds: float) -> None:
        """Waits until it ends, but not for longer."""
        with suppress(subprocess.TimeoutExpired):
            self._run.wait(seconds)

    @contextmanager
    def leashed(self) -> Iterator[None]:
        """Ends it, if this process is killed while the block runs.

        A shell waits for a line: it comes when the block ends, and never comes when
        this process, at the other end of the pipe, is no more.
        """
        command = ["sh", "-c", 'read _ || kill -KILL "-$0"', str(self._run.pid)]
        try:
            leash = subprocess.Popen(
                command, stdin=subprocess.PIPE, start_new_session=True
            )
        except BaseException:
            self.stop()
            raise
        with leash:
            try:
                yield
            finally:
                leash.communicate(b"\n")

    def signal(self, number: signal.Signals) -> None:
        """Sends it a signal, such as `SIGHUP`."""
        self._run.send_signal(number)

    def stop(self) -> None:
        """Ends it in any case, and all that it started.

        Raises:
            TimeoutError: If it had to be killed.
        """
        try:
            self._run.terminate()
            self.wait(limits.STOP)
        finally:
            is_late = self._run.poll() is None
            with suppress(ProcessLookupError):
                os.killpg(self._run.pid, signal.SIGKILL)
            self._run.wait()
        if is_late:
            raise limits.still_running(self.name)


@contextmanager
def process(command: list[str], environment: Mapping[str, str]) -> Iterator[Process]:
    """Runs a program while the block runs.

    It sees the same modules as this process, and is gone when the block ends in any
    way. What it wrote is a note of the error that ends the block.

    Args:
        command: A module that Python runs, or a program's path; and its arguments.
        environment: Variables to set besides this process's own.

    Yields:
        The process.

    Raises:
        RuntimeError: If it ends with an error before the block does.
        TimeoutError: If it does not stop in time.
    """
    with TemporaryFile() as log:
        run = Process(command, environment, log)
        try:
            with run.leashed():
                try:
                    yield run
                finally:
                    run.stop()
            run.check(*STOPPED)
        except BaseException as error:
            log.seek(0)
            wrote = log.read().decode(errors="replace")
            error.add_note(f"{' '.join(command)}\n{wrote}")
            raise
