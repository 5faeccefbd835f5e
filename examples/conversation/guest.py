"""Listens to an event loop that a thread of the application waits for.

`async_to_sync` runs one for each call where no loop runs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from time import monotonic
from typing import Any

from examples.conversation import limits
from examples.conversation.idle import Host
from examples.conversation.notes import Notes
from examples.conversation.selector import Selector
from examples.conversation.sleepers import Sleeper
from examples.conversation.tasks import Tasks


def listen(notes: Notes) -> None:
    """Lets the running loop tell when it waits, unless it tells somebody already."""
    loop: Any = asyncio.get_running_loop()
    own = getattr(loop, "_selector", None)
    if own is None or isinstance(own, Selector):
        return
    if notes.sleeper is None:
        Host(loop, _Listener(loop, notes))
    else:
        _Guest(loop, notes, notes.sleeper)


class _Listener:
    """Tells what the tasks wait for while a timer runs, and no thread works."""

    def __init__(self, loop: Any, notes: Notes) -> None:
        self._notes, self._tasks = notes, Tasks(loop)

    def on_step(self) -> bool:
        """Ends what nobody waits for any more: its thread would never end."""
        if self._notes.is_open:
            return False
        for task in asyncio.all_tasks(self._tasks.loop):
            task.cancel()
        return True

    def on_idle(self, goes_on: bool, working: Collection[object]) -> bool:
        """The tasks wait, and nothing will be ready at once."""
        if goes_on and not working:
            self._tasks.note_wait(self._notes)
        return False


class _Guest(Selector):
    """The same where several threads go on by turns, of which one waits for the loop.

    The loop's own threads go on as they like: they speak when that one may.
    """

    def __init__(self, loop: Any, notes: Notes, sleeper: Sleeper) -> None:
        super().__init__(loop)
        self._submit, loop.run_in_executor = loop.run_in_executor, self._run
        self._jobs: set[asyncio.Future[Any]] = set()
        self._listener, self._sleeper = _Listener(loop, notes), sleeper
        self._now = 0.0
        loop.time = lambda: self._now

    def _run(self, *call: Any) -> asyncio.Future[Any]:
        job: asyncio.Future[Any] = self._submit(*call)
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)
        return job

    def select(self, timeout: float | None = None) -> list[Any]:
        """Waits as the loop wants it; time passes, which is counted."""
        if self._listener.on_step():
            timeout = 0
        if timeout is None or timeout <= 0:
            longest = limits.QUIET if timeout is None else timeout
            return self._selector.select(longest)  # type: ignore[no-any-return]
        before = monotonic()
        events = self._selector.select(0) or self._wait(timeout)
        self._now += monotonic() - before if events else timeout
        return events

    def _wait(self, seconds: float) -> list[Any]:
        wait = self._selector.select
        if self._jobs:
            return wait(seconds)  # type: ignore[no-any-return]
        self._listener.on_idle(True, ())
        return self._sleeper.sleep(seconds, wait)
