"""Runs a server beside the caller, and never longer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

from examples.servers import limits


@contextmanager
def background(
    name: str, run: Callable[[], object], stop: Callable[[], object]
) -> Iterator[None]:
    """Runs a function in a thread while the block runs.

    The thread is a daemon, so that one that can't be stopped fails the block
    instead of keeping the interpreter alive.

    Args:
        name: What runs, for the error.
        run: The function; it returns soon after `stop` was called.
        stop: Tells it to return; called when the block ends in any way.

    Raises:
        TimeoutError: If the function still runs `limits.STOP` seconds later.
    """
    thread = Thread(target=run, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop()
        thread.join(limits.STOP)
        if thread.is_alive():
            raise limits.still_running(name)
