"""The application of another process, with someone who reports what is said.

A server is told to run this module's `application`, and by two variables of its
environment which one that is, and where the reports go. Only there it is imported:
it imports the application.
"""

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from pkgutil import resolve_name

from examples.conversation import Conversation, Observed, to_json
from examples.servers.gate import GATED
from examples.servers.reports import APP, REPORTS


class Reporting(Observed):
    """An application with someone who listens, and reports what was heard.

    Args:
        told: What `reports.environment` gave.
    """

    def __init__(self, told: Mapping[str, str]) -> None:
        super().__init__(resolve_name(told[APP]), headers=(), every_crossing=False)
        self._lock = threading.Lock()
        self._reports = Path(told[REPORTS])

    def add(self, conversation: Conversation) -> None:
        """Writes a line: JSON that holds the conversation's own."""
        report = {
            "at_once": self.at_once,
            "in_main": threading.current_thread() is threading.main_thread(),
            "conversation": to_json(conversation),
        }
        line = f"{json.dumps(report)}\n".encode()
        with self._lock, self._reports.open("ab") as reports:
            reports.write(line)


if APP in os.environ:
    reporting = Reporting(os.environ)
    application = GATED[reporting.interface](reporting.app)
