"""What an application in another process tells of its conversations."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from examples.conversation import Conversation, Heard, from_json
from examples.servers.background import background

END = b"\n"

REPORTER = "examples.servers.reporting:application"
"""The application that reports, for the server's command line."""

APP, REPORTS = "OBSERVED_APP", "OBSERVED_REPORTS"


def environment(app: str, reports: Path) -> dict[str, str]:
    """What to tell the other process.

    Args:
        app: The application, as `module:attribute`.
        reports: A named pipe, or a file.

    Returns:
        Variables for its environment.
    """
    return {APP: app, REPORTS: str(reports)}


class Reports(Heard):
    """The conversations that were told so far.

    Attributes:
        path: The named pipe to write them to.
        in_main: Whether the server last called the application in its main thread.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path, self.in_main = path, False

    def read(self, pipe: IO[bytes]) -> None:
        """Takes down each line, until an empty one."""
        for line in iter(pipe.readline, END):
            told = json.loads(line)
            self.at_once, self.in_main = told["at_once"], told["in_main"]
            conversation = from_json(told["conversation"])
            assert isinstance(conversation, Conversation)
            self.add(conversation)


@contextmanager
def reports() -> Iterator[Reports]:
    """Reads what is told while the block runs.

    Yields:
        All that was told; it stays when the block ends.
    """
    with TemporaryDirectory() as folder:
        told = Reports(Path(folder, "reports"))
        os.mkfifo(told.path)
        # Opened for both, so that neither side has to wait for the other.
        with open(os.open(told.path, os.O_RDWR), "rb") as pipe:

            def stop() -> None:
                os.write(pipe.fileno(), END)

            with background("reports", lambda: told.read(pipe), stop):
                yield told
