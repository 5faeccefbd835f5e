"""Nothing hangs: a limit for each block, and a hard end for what can't be stopped."""

from __future__ import annotations

import faulthandler
import math
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from types import FrameType, FunctionType
from typing import NoReturn, TypeVar

T = TypeVar("T")

BLOCK = "<block>"
"""The name of the frame that stands for a block in a run's last words."""

REPEAT = 0.05
"""Seconds between signals, for code that swallows the first."""


class TimeUp(BaseException):
    """The block ran longer than its limit."""


class Exit(BaseException):
    """The block called `os._exit`, which would end the whole run."""


@dataclass
class Limits:
    """How long a block may run.

    Attributes:
        block: Seconds until a block is interrupted.
        run: Seconds until the run ends, when Python can't interrupt the block.
        stderr: The file descriptor that the last words go to.
        interrupted: Whether Ctrl+C was pressed, rather than raised by a block.
    """

    block: float
    run: float
    stderr: int
    interrupted: bool = False
    _armed: float = -math.inf

    @contextmanager
    def watch(self, where: str) -> Iterator[Callable[[Callable[[], T]], T]]:
        """Limit what the given caller runs.

        Args:
            where: `path:line`, which names a frame, so that it stands in the
                last words of a run that had to be ended.

        Yields:
            A function that calls its argument under the limits.
        """
        armed = True

        def interrupt(_signal: int, _frame: FrameType | None) -> None:
            if armed:
                raise TimeUp

        def stop(_signal: int, _frame: FrameType | None) -> None:
            self.interrupted = True
            raise KeyboardInterrupt

        alarm = signal.signal(signal.SIGALRM, interrupt)
        ctrl_c = signal.signal(signal.SIGINT, stop)
        leave = os._exit
        os._exit = _refuse(leave)  # type: ignore[assignment]
        self._arm()
        signal.setitimer(signal.ITIMER_REAL, self.block, REPEAT)
        try:
            yield named(where)
        finally:
            armed = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            os._exit = leave
            signal.signal(signal.SIGALRM, alarm)
            signal.signal(signal.SIGINT, ctrl_c)

    def _arm(self) -> None:
        """Set the hard end; setting it costs a thread, so not for every block."""
        now = monotonic()
        if now - self._armed > self.run / 20:
            faulthandler.dump_traceback_later(self.run, exit=True, file=self.stderr)
            self._armed = now

    def rest(self) -> None:
        """Take the hard end away: what runs next is no block."""
        faulthandler.cancel_dump_traceback_later()
        self._armed = -math.inf


def _refuse(leave: Callable[[int], NoReturn]) -> Callable[[int], NoReturn]:
    """`os._exit` for this process refused; its forked children may still leave."""
    process = os.getpid()

    def refuse(status: int) -> NoReturn:
        if os.getpid() != process:
            leave(status)
        raise Exit(status)

    return refuse


def _call(run: Callable[[], T]) -> T:
    return run()


def named(where: str) -> Callable[[Callable[[], T]], T]:
    """A function that calls another, in a frame whose file is `where`.

    The last words of a run that has to be ended are a list of frames.
    """
    code = _call.__code__.replace(co_filename=where, co_name=BLOCK)
    return FunctionType(code, {})
