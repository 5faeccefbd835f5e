"""Thread pools, without threads: a job borrows the identity of its worker.

A worker of a real pool waits for jobs in a loop that never ends; on one stack nobody
beneath it could go on. So each job is run apart.
See [ThreadPoolExecutor](https://docs.python.org/3/library/concurrent.futures.html).
"""

from __future__ import annotations

import asyncio
import concurrent.futures.thread
import contextvars
import threading
import weakref
from collections import deque
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from shim_turns import Job, State, borrowed, identities
from shim_waits import begin_one

pools: Any = concurrent.futures.thread
threads: Any = threading


def install() -> None:
    """Lets `ThreadPoolExecutor` do without threads."""
    pool = pools.ThreadPoolExecutor
    pool._adjust_thread_count = hire
    pool.submit, pool.shutdown = submitting(pool.submit), shutting(pool.shutdown)


class Worker:
    """A pool's thread: an identity and a context that each of its jobs borrows."""

    def __init__(self, pool: Any) -> None:
        self._name = f"{pool._thread_name_prefix or pool}_{len(pool._threads)}"
        self.thread = threads.Thread(name=self._name)
        self._about, self._is_ready = pool._create_worker_context(), False
        self._context = contextvars.Context()
        self.thread._os_thread_handle.ident = self.thread._ident = next(identities)
        self.thread._started.set()
        threads._active[self.thread.ident] = self.thread

    def work(self, pool: Any, item: Any) -> None:
        """Does one job."""
        with borrowed(self.thread.ident):
            self._context.run(self._work, pool, item)

    def _work(self, pool: Any, item: Any) -> None:
        if not self._is_ready:
            try:
                self._about.initialize()
            except BaseException:
                text = "Exception in initializer:"
                pools._base.LOGGER.critical(text, exc_info=True)
                pool._work_queue.put(item)
                pool._initializer_failed()
                return
            self._is_ready = True
        item.run(self._about)

    def end(self) -> None:
        """The thread has ended."""
        self.thread._os_thread_handle._set_done()
        threads._active.pop(self.thread.ident, None)


def hire(pool: Any) -> None:
    """One more thread for a pool, unless there are enough for what waits."""
    if not hasattr(pool, "_idle"):
        pool._idle = deque()
        weakref.finalize(pool, end_all, pool._idle).atexit = False
    has_enough = pool._work_queue.qsize() <= len(pool._idle)
    if not has_enough and len(pool._threads) < pool._max_workers:
        worker = Worker(pool)
        pool._idle.append(worker)
        pool._threads.add(worker.thread)
        pools._threads_queues[worker.thread] = pool._work_queue


def end_all(idle: deque[Worker]) -> None:
    """A pool is no more."""
    while idle:
        idle.popleft().end()


def is_asked(pool: Any) -> bool:
    """Whether a pool has a job that did not begin."""
    return any(pool._work_queue._queue)  # `None` tells real threads to end


def is_free(pool: Any) -> bool:
    """Whether a thread of a pool can begin, or there is nothing to do."""
    return bool(pool._idle) or not is_asked(pool)


def work(pool: Any) -> None:
    """The thread that was idle for longest does what waits for longest."""
    if not is_asked(pool):  # it was cancelled
        return
    worker = pool._idle.popleft()
    try:
        if item := pool._work_queue.get():
            worker.work(pool, item)
    finally:
        pool._idle.append(worker)
        if pool._shutdown and not is_asked(pool):
            end_all(pool._idle)


def submitting(really: Callable[..., Any]) -> Callable[..., Any]:
    """`ThreadPoolExecutor.submit`; where no loop runs the job is done at once."""

    @wraps(really)
    def submit(self: Any, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        future = really(self, fn, *args, **kwargs)
        is_able = partial(is_free, self)
        State.jobs.append(Job(partial(work, self), is_able))
        if asyncio._get_running_loop() is None:
            begin_one()
        return future

    return submit


def shutting(really: Callable[..., Any]) -> Callable[..., Any]:
    """`ThreadPoolExecutor.shutdown`; a thread beneath, in a job, is not waited for."""

    @wraps(really)
    def shutdown(self: Any, wait: bool = True, *, cancel_futures: bool = False) -> None:
        really(self, wait=False, cancel_futures=cancel_futures)
        while wait and is_asked(self) and begin_one():
            pass
        if not is_asked(self):
            end_all(getattr(self, "_idle", deque()))

    return shutdown
