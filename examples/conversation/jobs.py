"""What the threads of an event loop do, by turns.

A job begins, and goes on after it slept, when all tasks have gone as far as they can.
Else threads and tasks would race, and no two records were the same.

Which of a pool's idle threads takes a job is chance. So a thread goes by the name of a
seat: a job takes the first that is free.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from math import inf
from typing import Any, TypeVar

from examples.conversation import limits
from examples.conversation.carried import Carried
from examples.conversation.notes import CURRENT, Notes
from examples.conversation.sleepers import runs_here
from examples.conversation.turn import Turn
from examples.conversation.turns import Turns

T = TypeVar("T")

Future = asyncio.Future[Any]


@dataclass(frozen=True)
class _Job:
    turn: Turn
    pool: ThreadPoolExecutor
    call: tuple[Any, ...]
    done: Future
    seat: int = 0


class Jobs:
    """Holds each job of a loop until it has the turn."""

    def __init__(self, loop: Any, turns: Turns) -> None:
        self._submit, loop.run_in_executor = loop.run_in_executor, self._hold
        self._loop, self._turns, self._numbers = loop, turns, count()
        self._held: dict[Turn, _Job] = {}
        self._begun: list[_Job] = []
        self._carried = Carried(self._submit, turns)

    def _hold(self, pool: Any, func: Any, *args: Any) -> Future:
        pool = pool or self._default()
        if not isinstance(pool, ThreadPoolExecutor):
            return self._carried.begin(pool, func, *args)
        turn = self._turns.join(next(self._numbers), CURRENT.get())
        turn.due = inf if self._is_full(pool) else turn.due
        job = _Job(turn, pool, (func, *args), self._loop.create_future())
        self._held[turn] = job
        return job.done

    def _default(self) -> Any:
        """Of one size, whatever the machine."""
        if self._loop._default_executor is None:
            self._loop.set_default_executor(ThreadPoolExecutor(limits.POOL))
        return self._loop._default_executor

    def _is_full(self, pool: ThreadPoolExecutor) -> bool:
        """Whether each of its threads has a job that began, or may begin."""
        free = [job for job in self._held.values() if job.turn.due < inf]
        jobs = [job for job in [*self._begun, *free] if job.pool is pool]
        return len(jobs) >= pool._max_workers

    def working(self) -> set[object]:
        """The conversations that a thread works for."""
        turns = self._turns.left
        held = {turn.whose for turn in turns if turn.due < inf or turn in self._held}
        return held.union(self._carried.working())

    def give(self, turn: Turn) -> None:
        """Lets a job begin, or go on."""
        self._turns.give(turn)
        if turn in self._held:
            self._start(self._held.pop(turn))

    def _start(self, job: _Job) -> None:
        if job.done.done():
            self._end(job)
            return
        job = replace(job, seat=self._free_seat(job.pool))
        seat = job.pool, job.seat
        try:
            running = self._submit(job.pool, _in_turn, job.turn, seat, *job.call)
        except Exception as error:  # the pool takes no more jobs
            self._end(job)
            job.done.set_exception(error)
            return
        self._begun.append(job)
        running.add_done_callback(lambda running: self._end(job))
        running.add_done_callback(partial(_hand_on, job.done))
        job.done.add_done_callback(partial(_cancel, running))

    def _free_seat(self, pool: ThreadPoolExecutor) -> int:
        taken = {job.seat for job in self._begun if job.pool is pool}
        return next(seat for seat in count() if seat not in taken)

    def _end(self, ended: _Job) -> None:
        self._turns.end(ended.turn)
        self._begun = [job for job in self._begun if job is not ended]
        for job in self._held.values():
            if job.turn.due == inf and not self._is_full(job.pool):
                job.turn.due = self._turns.now
                return


def _in_turn(turn: Turn, seat: object, func: Callable[..., T], *args: Any) -> T:
    whose = turn.whose
    if isinstance(whose, Notes):
        whose.places.sit(seat)
    belongs = whose.app_runs() if isinstance(whose, Notes) else nullcontext()
    with runs_here(turn), belongs:
        turn.take()
        return func(*args)


def _hand_on(job: Future, running: Future) -> None:
    """What became of the thread's job becomes of the one that is waited for."""
    if job.done():
        if not running.cancelled():
            running.exception()  # asked for, so that nobody complains
    elif running.cancelled():
        job.cancel()
    elif error := running.exception():
        job.set_exception(error)
    else:
        job.set_result(running.result())


def _cancel(running: Future, job: Future) -> None:
    if job.cancelled():
        running.cancel()
