"""Where code runs: thread, task and loop, by names that every run repeats."""

from __future__ import annotations

import asyncio
import threading

from examples.conversation.message import Place


class Places:
    """Names threads and tasks in the order in which they are first met.

    It keeps what it named: a new thread may have the identity of an ended one.
    """

    def __init__(self, main: threading.Thread | None = None) -> None:
        self._threads: dict[threading.Thread, str] = {}
        self._tasks: dict[asyncio.Task[object], str] = {}
        if main is not None:
            self._threads[main] = "main"

    def here(self) -> Place:
        """The place of the caller."""
        return Place(self._thread(), self._task(), _loop_is_running())

    def _thread(self) -> str:
        count = sum(name != "main" for name in self._threads.values()) + 1
        return self._threads.setdefault(threading.current_thread(), f"thread {count}")

    def _task(self) -> str | None:
        if not _loop_is_running():
            return None
        task = asyncio.current_task()
        if task is None:
            return None
        return self._tasks.setdefault(task, f"task {len(self._tasks) + 1}")


def _loop_is_running() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
