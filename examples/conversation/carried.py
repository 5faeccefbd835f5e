"""Jobs for a thread that rests until the loop's own code is done.

`async_to_sync` leaves such a thread behind, and `sync_to_async` carries work to it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from math import inf
from typing import Any, TypeVar

from examples.conversation.notes import CURRENT
from examples.conversation.turn import Turn, resting
from examples.conversation.turns import Turns

T = TypeVar("T")

Future = asyncio.Future[Any]


class Carried:
    """The jobs of a loop that threads do while they rest.

    Args:
        submit: How the loop itself begins one.
        turns: Who may go on.
    """

    def __init__(self, submit: Callable[..., Future], turns: Turns) -> None:
        self._submit, self._turns = submit, turns
        self._jobs: dict[Future, tuple[Turn | None, object]] = {}

    def begin(self, pool: Any, func: Callable[..., Any], *args: Any) -> Future:
        """Wakes the thread that rests, and gives it a job when it has the turn."""
        turn = resting(getattr(pool, "_work_thread", None))
        if turn is not None:
            self._turns.wake(turn, early=True)
        job = self._submit(pool, _in_turn, turn, func, *args)
        self._jobs[job] = turn, CURRENT.get()
        job.add_done_callback(self._end)
        return job

    def _end(self, job: Future) -> None:
        turn, _ = self._jobs.pop(job)
        others = [other for other, _ in self._jobs.values()]
        if turn is not None and turn.rests_now and turn not in others:
            self._turns.put_off(turn, inf)

    def working(self) -> Iterator[object]:
        """The conversations that such a thread works for."""
        return (whose for _, whose in self._jobs.values())


def _in_turn(turn: Turn | None, func: Callable[..., T], *args: Any) -> T:
    if turn is not None:
        turn.take()
    return func(*args)
