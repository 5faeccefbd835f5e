"""Where code runs: thread, task and loop, by names that every run repeats."""

from __future__ import annotations

import asyncio
import threading

from examples.conversation.message import Place

Task = asyncio.Task[object]


class Places:
    """Names threads and tasks in the order in which they are first met.

    It keeps what it named: a new thread may have the identity of an ended one.
    """

    def __init__(self) -> None:
        self._threads: dict[object, Place] = {}
        self._seats: dict[threading.Thread, object] = {}
        self._tasks: dict[Task, Place] = {}
        self._count = 0

    def begin_here(self) -> None:
        """The caller's thread is the one to call `main`."""
        self._threads[threading.current_thread()] = Place("main")

    def here(self) -> Place:
        """The place of the caller."""
        if asyncio._get_running_loop() is None:
            return self.meet(threading.current_thread())
        return self.of(asyncio.current_task())

    def of(self, task: Task | None) -> Place:
        """The place of a task of the loop that runs in this thread."""
        thread = self.meet(threading.current_thread()).thread
        if task is None:
            return Place(thread, None, True)
        place = self._tasks.get(task)
        if place is None:
            place = Place(thread, f"task {len(self._tasks) + 1}", True)
            self._tasks[task] = place
        return place

    def meet(self, thread: threading.Thread) -> Place:
        """The place of a thread in which no loop runs."""
        known = self._seats.get(thread, thread)
        place = self._threads.get(known)
        if place is None:
            self._count += 1
            place = self._threads[known] = Place(f"thread {self._count}")
        return place

    def sit(self, seat: object) -> None:
        """The caller's thread goes by the name of a seat, whoever sat there before."""
        self._seats[threading.current_thread()] = seat
