"""Plays a WSGI server with worker threads, for several requests at once.

The requests wait in one queue. The threads go on by turns: each run is the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from threading import Thread
from time import monotonic

from examples.conversation import limits, play_wsgi
from examples.conversation.ear_wsgi import WSGIApp
from examples.conversation.notes import Notes
from examples.conversation.place import Places
from examples.conversation.requests import Request
from examples.conversation.turn import Turn
from examples.conversation.turns import Turns

Asked = Sequence[tuple[WSGIApp, Request, Notes]]


def play(asked: Asked, threads: int, places: Places) -> None:
    """Serves requests at once, by so many threads.

    Args:
        asked: For each client the application, with someone who listens; what it
            asks for; and where to take down what the server has to say.
        threads: How many threads call the application.
        places: Names the threads.
    """
    workers = _Workers(asked, threads > 1)
    for _ in range(threads):
        thread = Thread(target=workers.work, args=[workers.hire()], daemon=True)
        places.meet(thread)
        thread.start()
    workers.finish(monotonic() + limits.SECONDS)
    for _, _, notes in asked:
        notes.stop()


class _Workers:
    """Threads that take one request after another from the queue."""

    def __init__(self, asked: Asked, multithread: bool) -> None:
        self._multithread = multithread
        self._queue = deque(enumerate(asked, 1))
        self._turns = Turns()

    def hire(self) -> Turn:
        """The turn of one more; the first comes first."""
        return self._turns.join(len(self._turns.left) + 1)

    def work(self, turn: Turn) -> None:
        """What each of the threads does."""
        try:
            turn.take()
            while self._queue:
                turn.number, (app, request, notes) = self._queue.popleft()
                notes.sleeper = turn
                play_wsgi.play(app, request, notes, self._multithread)
                turn.number = self._queue[0][0] if self._queue else turn.number
                turn.sleep(0, lambda seconds: None)  # others may go first
        finally:
            self._turns.end(turn)

    def finish(self, until: float) -> None:
        """Gives turns until all is done, or it takes too long."""
        while self._turns.left and monotonic() < until:
            if turn := self._turns.next():
                self._turns.give(turn)
            self._turns.settle(until - monotonic())
        self._turns.free()
