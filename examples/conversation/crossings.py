"""Sees code cross the border between sync and async, where asgiref carries it.

Django runs a sync view in a thread by `sync_to_async`, and an async view under WSGI
in a loop of its own by `async_to_sync`
([Django: asynchronous support](https://docs.djangoproject.com/en/5.2/topics/async/)).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from copy import copy
from functools import cache, partial
from typing import Any

from asgiref.sync import AsyncToSync, SyncToAsync, ThreadSensitiveContext

from examples.conversation import guest, lines
from examples.conversation.notes import CURRENT, Notes
from examples.conversation.sleepers import Sleeper, sleeper_here
from examples.conversation.turn import Turn

HOUSEKEEPING = {
    "django.core.handlers.exception:response_for_exception",
    "django.db:close_old_connections",
    "django.dispatch.dispatcher:Signal.asend.<locals>.sync_send",
    "django.http.response:HttpResponseBase.close",
    "django.utils.log:log_response",
}
"""What Django and Channels carry across for themselves, around every request; it
is noted only if the notes want every crossing."""


@cache
def listen() -> None:
    """Lets every crossing be noted, if it belongs to a recorded conversation."""
    _leave_in_turn()
    _listen_to(SyncToAsync, "func", _noting)
    _listen_to(AsyncToSync, "awaitable", _noting_async)


def leave_thread() -> None:
    """Gives asgiref another thread to share: one that hangs would hold up all others.

    Django has a thread for each request; other applications share one.
    """
    SyncToAsync.single_thread_executor = ThreadPoolExecutor(max_workers=1)


def _leave_in_turn() -> None:
    """Lets each request's thread end by turns, as the jobs of the played loop do.

    asgiref waits for it in a thread of its own, and two requests would race.
    """
    context: Any = ThreadSensitiveContext
    leave = context.__aexit__

    async def leaving(self: Any, *error: Any) -> None:
        notes = CURRENT.get()
        if notes is not None and notes.are_played and self.token:
            executor = SyncToAsync.context_to_thread_executor.pop(self, None)
            if executor is not None:
                with ThreadPoolExecutor(1) as pool:
                    loop = asyncio.get_running_loop()
                    await loop.run_in_executor(pool, executor.shutdown)
        await leave(self, *error)

    context.__aexit__ = leaving


def _listen_to(bridge: Any, attribute: str, noting: Callable[..., Any]) -> None:
    cross = bridge.__call__

    def crossing(self: Any, *args: Any, **kwargs: Any) -> Any:
        notes = CURRENT.get()
        if notes is None:
            return cross(self, *args, **kwargs)
        twin = copy(self)
        setattr(twin, attribute, noting(getattr(self, attribute), notes))
        return cross(twin, *args, **kwargs)

    bridge.__call__ = crossing


def _noting(func: Callable[..., Any], notes: Notes) -> Callable[..., Any]:
    def run(*args: Any, **kwargs: Any) -> Any:
        _note("sync_to_async", func, notes)
        return func(*args, **kwargs)

    return run


def _noting_async(
    func: Callable[..., Awaitable[Any]], notes: Notes
) -> Callable[..., Any]:
    caller = sleeper_here()

    async def run(*args: Any, **kwargs: Any) -> Any:
        _note("async_to_sync", func, notes)
        if notes.are_played:
            guest.listen(notes)
        with _rests(caller):
            return await func(*args, **kwargs)

    return run


def _rests(caller: Sleeper | None) -> AbstractContextManager[None]:
    """A thread of the played server waits, if this is its loop that it waits for."""
    return (
        caller.rests() if isinstance(caller, Turn) and sleeper_here() else nullcontext()
    )


def _note(bridge: str, func: Any, notes: Notes) -> None:
    while isinstance(func, partial):
        func = func.func
    if not hasattr(func, "__qualname__"):
        func = type(func)
    full_name = f"{func.__module__}:{func.__qualname__}"
    if notes.every_crossing or full_name not in HOUSEKEEPING:
        notes.add("note", bridge, lines.first(func), calls=f"{func.__name__}()")
