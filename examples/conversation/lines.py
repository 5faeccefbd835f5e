"""Which line of the application's own code is running.

Its own is what belongs neither to Python's library, nor to an installed package, nor
to the recorder.
"""

from __future__ import annotations

import dis
import inspect
import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from pathlib import Path
from traceback import walk_tb
from types import CodeType, FrameType, FunctionType, GeneratorType
from typing import Any, Literal

from examples.conversation.message import Line

RECORDER = str(Path(__file__).parent)
LIBRARY = str(Path(inspect.__file__).parent)
PACKAGES = {"site-packages", "dist-packages"}


@cache
def _kind(path: str) -> Literal["own", "recorder", "other"]:
    if path.startswith(RECORDER):
        return "recorder"
    is_other = path.startswith(("<", LIBRARY)) or PACKAGES & set(Path(path).parts)
    return "other" if is_other else "own"


def here() -> Line | None:
    """The line that led to the function of the recorder that calls this one."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        path = frame.f_code.co_filename
        kind = _kind(path)
        if kind == "own":
            return Line(path, frame.f_lineno)
        if kind == "recorder":  # beyond it is who records
            return None
        frame = frame.f_back
    return None


def innermost(frames: Iterable[tuple[FrameType, int]]) -> Line | None:
    """The last of these lines that is the application's own."""
    line = None
    for frame, number in frames:
        line = _own(frame.f_code, number) or line
    return line


def raised(error: BaseException) -> Line | None:
    """The line that an error came from."""
    return innermost(walk_tb(error.__traceback__))


def first(function: Any) -> Line | None:
    """The first line of a function, or of what runs when an object is called."""
    code = _code(function)
    return _first(code) if code else None


@lru_cache
def _first(code: CodeType) -> Line | None:
    return _own(code, code.co_firstlineno)


def _own(code: CodeType, number: int | None) -> Line | None:
    if number is None or _kind(code.co_filename) != "own":
        return None
    return Line(code.co_filename, number)


def _code(function: Any) -> CodeType | None:
    if type(function) is FunctionType and not function.__dict__:
        return function.__code__
    while isinstance(function, partial):
        function = function.func
    function = inspect.unwrap(function)
    if not hasattr(function, "__code__"):
        function = type(function).__call__
    return getattr(function, "__code__", None)


def gave(function: Any, chunks: object) -> Line | None:
    """The line that gave the last chunk of a body.

    Args:
        function: What returned the body.
        chunks: The iterator of the body.
    """
    if isinstance(chunks, GeneratorType):
        return innermost(_suspended(chunks))
    code = _code(function)
    return _returned(code) if code else None


def _suspended(chunks: object) -> Iterator[tuple[FrameType, int]]:
    while isinstance(chunks, GeneratorType) and chunks.gi_frame is not None:
        yield chunks.gi_frame, chunks.gi_frame.f_lineno
        chunks = chunks.gi_yieldfrom


@lru_cache
def _returned(code: CodeType) -> Line | None:
    """The line where a function returns, if there is but one."""
    ends = ("RETURN_VALUE", "RETURN_CONST")
    steps = [step for step in dis.get_instructions(code) if step.opname in ends]
    numbers = {step.positions.lineno for step in steps if step.positions}
    return _own(code, numbers.pop() if len(numbers) == 1 else None)
