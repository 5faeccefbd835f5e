"""What asgiref carries to a thread that waits in `async_to_sync`.

That thread waits in a loop of its own, beneath all others, and could not go on. So its
jobs are run in its name wherever somebody waits.
See [asgiref](https://github.com/django/asgiref/blob/main/README.rst#threading).
"""

from __future__ import annotations

from functools import partial
from typing import Any

from shim_turns import Job, State, borrowed

BUSY: set[Any] = set()
"""The executors of asgiref whose thread is in a job."""


def carry(executor: Any) -> None:
    """Lets a thread that waits in `async_to_sync` do what was carried to it.

    Args:
        executor: asgiref's `CurrentThreadExecutor`, or any that is left alone.
    """
    while hasattr(executor, "_work_items"):
        is_able = partial(_is_free, executor)
        State.jobs.append(Job(partial(_work_carried, executor), is_able))
        executor = executor._old_executor  # which has the job if the first has quit


def _is_free(executor: Any) -> bool:
    return executor not in BUSY


def _work_carried(executor: Any) -> None:
    if not executor._work_items:
        return
    BUSY.add(executor)
    try:
        with borrowed(executor._work_thread.ident):
            executor._work_items.popleft().run()
    finally:
        BUSY.discard(executor)
