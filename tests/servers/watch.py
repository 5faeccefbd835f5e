"""Tells whether a process has ended."""

import os
import select
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from examples.servers import limits


class Watch:
    """Somebody who looks at processes, whoever started them.

    It looks at the process itself and not at its number: one that has ended keeps its
    number until it is asked for how it ended.
    """

    def __init__(self) -> None:
        self.watched: list[int] = []

    def over(self, told: str) -> None:
        """Begins to look at some, unless they are of this process's own group."""
        for process in {int(word) for word in told.split()}:
            with suppress(ProcessLookupError):  # it has ended already
                if os.getpgid(process) != os.getpgid(0):
                    self.watched.append(os.pidfd_open(process))

    def saw_all_end(self) -> bool:
        """Whether all have ended, now or in a moment."""
        return all(
            select.select([process], [], [], limits.ANSWER)[0]
            for process in self.watched
        )


@contextmanager
def watch() -> Iterator[Watch]:
    """Looks at processes while the block runs."""
    watch = Watch()
    try:
        yield watch
    finally:
        for process in watch.watched:
            os.close(process)
