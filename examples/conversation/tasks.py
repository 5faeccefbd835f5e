"""Which task belongs to which conversation."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any
from weakref import WeakKeyDictionary

from examples.conversation import waiting
from examples.conversation.message import Line
from examples.conversation.notes import CURRENT, Notes
from examples.conversation.place import Task


class Tasks:
    """The tasks of an event loop, in the order in which they were created.

    Attributes:
        loop: The event loop.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self._whose: WeakKeyDictionary[Task, Notes | None] = WeakKeyDictionary()
        for task in asyncio.all_tasks(loop):
            self._whose[task] = CURRENT.get()
        loop.set_task_factory(self._create)

    def _create(self, loop: Any, coroutine: Any, **options: Any) -> asyncio.Task[Any]:
        task = asyncio.Task(coroutine, loop=loop, **options)
        context = options.get("context")
        self._whose[task] = context.get(CURRENT) if context else CURRENT.get()
        return task

    def begin(self, notes: Notes, call: Coroutine[Any, Any, Any]) -> None:
        """Lets a task of its own begin a conversation."""
        self._whose[self.loop.create_task(call)] = notes

    def note_wait(self, notes: Notes, receiver: Task | None = None) -> None:
        """Takes down what a conversation waits for.

        Args:
            notes: Those of the conversation.
            receiver: The task that waits for the client, if one does.
        """
        left = [
            task
            for task, whose in self._whose.items()
            if whose is notes and not task.done()
        ]
        task = _waiting(left, receiver)
        if task is not None:
            call = waiting.awaited(task)
            told = {"calls": call} if call else {}
            notes.add_wait(task, _line([*left, task]), **told)

    def whose(self, error: BaseException) -> Notes | None:
        """The conversation with the task that an error ended."""
        for task, notes in self._whose.items():
            if task.done() and not task.cancelled() and task.exception() is error:
                return notes
        return None


def _waiting(left: list[Task], receiver: Task | None) -> Task | None:
    """The last task in the application's own code, unless it waits for others."""
    busy = [task for task in left if not waiting.is_for_tasks(task)] or left
    own = [task for task in busy if waiting.line(task)]
    if not own and receiver:
        return receiver
    return next(reversed(own or busy), None)


def _line(tasks: list[Task]) -> Line | None:
    """The line of the last task that is in the application's own code."""
    return next(filter(None, map(waiting.line, reversed(tasks))), None)
