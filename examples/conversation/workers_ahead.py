"""Plays worker threads where there are none: in a browser.

Each request runs ahead to its end, without sleeping. What it says after a nap is told
when that is over, so that the order is the one of real threads
(`workers` plays those). Only an application whose requests wait for each other would
tell the difference.
"""

from __future__ import annotations

import heapq
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from examples.conversation import limits, play_wsgi
from examples.conversation.ear_wsgi import WSGIApp
from examples.conversation.message import Message
from examples.conversation.notes import Notes
from examples.conversation.place import Places
from examples.conversation.requests import Request
from examples.conversation.sleepers import length
from examples.conversation.turn import DIGITS
from examples.conversation.workers import Asked

T = TypeVar("T")

_Queue = deque[tuple[int, tuple[WSGIApp, Request, Notes]]]


def play(asked: Asked, threads: int, places: Places) -> None:
    """Serves requests at once, as `workers.play` does, in one thread after another.

    Args:
        asked: For each client the application, with someone who listens; what it
            asks for; and where to take down what the server has to say.
        threads: How many threads call the application.
        places: Names the threads.
    """
    queue, now = deque(enumerate(asked, 1)), 0.0
    pools = [ThreadPoolExecutor(1) for _ in range(threads)]
    for pool in pools:
        places.meet(pool.submit(threading.current_thread).result())
    turns = [
        (now, number, number, _work(number, queue, pool, threads > 1))
        for number, pool in enumerate(pools, 1)
    ]
    while turns:
        due, _, own, worker = heapq.heappop(turns)
        time.sleep(max(0, due - now))
        now = max(now, due)
        if (nap := next(worker, None)) is not None:
            seconds, number = nap
            heapq.heappush(turns, (round(now + seconds, DIGITS), number, own, worker))
    for pool in pools:
        pool.shutdown()


def _work(
    own: int, queue: _Queue, pool: ThreadPoolExecutor, multithread: bool
) -> Iterator[tuple[float, int]]:
    """What a worker does; gives the length of each nap, and its number after it."""
    while queue:
        client, (app, request, notes) = queue.popleft()
        tell, ahead = notes.tell, _Ahead(notes)
        notes.tell, notes.sleeper = ahead.hear, ahead
        pool.submit(play_wsgi.play, app, request, notes, multithread).result()
        for count, (seconds, messages) in enumerate(ahead.parts):
            if count:
                yield seconds, client
            for message in messages:
                tell(message)
        yield 0.0, queue[0][0] if queue else own  # others may go first


class _Ahead:
    """Who sleeps, but not really.

    Attributes:
        parts: How long each nap is, and what is said after it.
    """

    def __init__(self, notes: Notes) -> None:
        self.parts: list[tuple[float, list[Message]]] = [(0.0, [])]
        self._notes, self._slept = notes, 0.0

    def take(self) -> None:
        """Nobody else speaks."""

    def hear(self, message: Message) -> None:
        """Keeps what is said."""
        self.parts[-1][1].append(message)

    def sleep(self, seconds: float, really: Callable[[float], T]) -> T:
        """Goes on at once, and counts the time."""
        self._slept += length(seconds)
        if self._slept > limits.SECONDS:
            self._notes.add_verdict("stopped")
            self._notes.end()
        self.parts.append((length(seconds), []))
        return really(0 if length(seconds) else seconds)
