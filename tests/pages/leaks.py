"""What a block leaves behind: tasks, threads, listening sockets, processes."""

from __future__ import annotations

import asyncio
import builtins
import concurrent.futures.thread
import os
import socket
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

GRACE = 0.5
"""Seconds that a thread or process may take to end after its block."""

TURNS = 10
"""Turns of the loop that a task may take to end after its block."""

_idle = concurrent.futures.thread._worker.__code__


@dataclass(frozen=True)
class Before:
    """What was there before the block."""

    threads: frozenset[threading.Thread]
    files: frozenset[tuple[int, int]]
    builtins: dict[str, object]
    children: bool

    @classmethod
    def now(cls) -> Before:
        """Look at this process."""
        names = dict(vars(builtins))
        threads = frozenset(threading.enumerate())
        return cls(threads, _files(), names, _has_children())


def _has_children() -> bool:
    """Whether a child process runs."""
    try:
        ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return ended is None


def _files() -> frozenset[tuple[int, int]]:
    """The open file descriptors, with their inodes: a number may be used again."""
    found = set()
    for name in os.listdir("/dev/fd"):
        with suppress(OSError):
            found.add((int(name), os.fstat(int(name)).st_ino))
    return frozenset(found)


def left_behind(
    before: Before, loop: asyncio.AbstractEventLoop | None
) -> Iterator[str]:
    """Name what the block left, and end of it what can be ended.

    Args:
        before: What was there before.
        loop: The page's event loop, if it has one.
    """
    names = builtins.__dict__
    if names != before.builtins:
        names.update(before.builtins)
        for name in [*names]:
            if name not in before.builtins:
                del names[name]
        yield "other builtins; leave them as they are"
    if loop is not None and not loop.is_closed():
        yield from _tasks(loop)
    threads = frozenset(threading.enumerate())
    if threads != before.threads:
        yield from _threads(threads - before.threads)
    if not before.children and _has_children():
        yield "a running process; wait for it, or kill it"
    files = _files()
    if files != before.files:
        yield from _sockets(files - before.files)


def _tasks(loop: asyncio.AbstractEventLoop) -> Iterator[str]:
    tasks = asyncio.all_tasks(loop)
    if tasks:
        # The loop closes dropped async generators, and ends cancelled tasks, itself.
        loop.run_until_complete(_turns())
        tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
        coroutine = task.get_coro()
        name = getattr(coroutine, "__qualname__", task.get_name())
        yield f"a running task ({name}); await it, or cancel it and await it"
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks, timeout=GRACE))


async def _turns() -> None:
    for _ in range(TURNS):
        await asyncio.sleep(0)


def _threads(threads: frozenset[threading.Thread]) -> Iterator[str]:
    deadline = monotonic() + GRACE
    for thread in threads:
        if thread.daemon or _waits_for_work(thread):
            continue
        thread.join(max(0.0, deadline - monotonic()))
        if thread.is_alive() and not _waits_for_work(thread):
            yield f"a running thread ({thread.name}); join it, or make it a daemon"


def _waits_for_work(thread: threading.Thread) -> bool:
    """Whether it is a pool's worker with nothing to do."""
    frame = sys._current_frames().get(thread.ident or 0)
    return frame is not None and frame.f_code is _idle


def _sockets(files: frozenset[tuple[int, int]]) -> Iterator[str]:
    for file, _ in files:
        with suppress(OSError):
            if not stat.S_ISSOCK(os.fstat(file).st_mode):
                continue
            with socket.socket(fileno=os.dup(file)) as copy:
                if copy.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    name = copy.getsockname()
                    copy.shutdown(socket.SHUT_RDWR)
                    yield f"a listening socket ({name}); close it"
