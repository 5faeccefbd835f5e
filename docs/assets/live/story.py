"""What is told of an error: what it says, and the reader's own lines that led to it."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Iterable

PAGE = "/page/"
"""What the blocks of the page are said to be in."""
TOOLS = (
    "/lib/python3.14/site-packages/core.zip/namespace.py",
    "/lib/python3.14/site-packages/core.zip/reader.py",
    "/lib/python3.14/site-packages/core.zip/shim",
    "/lib/python314.zip/",
    "<",
)
"""Files whose lines tell a reader nothing."""
LONGEST = 2_000
"""Characters of what an error says."""
FIRST_AND_LAST = 10
"""So many lines from either end of a long story."""


def last_line(error: BaseException, page: str) -> str:
    """What Python prints of an exception after its traceback.

    Args:
        error: The exception.
        page: The name of the page's module, which goes without saying.
    """
    told = traceback.TracebackException.from_exception(error, limit=0)
    parts = list(told.format_exception_only())
    text = parts[-1] if isinstance(error, SyntaxError) else "".join(parts)
    return short(text.removeprefix(f"{page}.").rstrip("\n"))


def short(text: str) -> str:
    """The beginning of a text that is very long."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]}… ({len(text):,} characters)"


def story(
    error: BaseException, filename: str, loop: asyncio.AbstractEventLoop | None
) -> str:
    """What led to an error: the reader's own lines first, then the others.

    Args:
        error: The exception.
        filename: What the block's lines are said to be in.
        loop: The page's event loop, whose tasks may still wait in the block.
    """
    frames = traceback.extract_tb(error.__traceback__)
    own = [
        f"{_place(frame.filename, filename)}line {frame.lineno}, in {frame.name}: "
        f"{frame.line}"
        for frame in frames
        if frame.filename.startswith(PAGE)
    ]
    if isinstance(error, SyntaxError) and error.filename == filename:
        own.append(f"line {error.lineno}: {(error.text or '').strip()}")
    other = [
        f"  {frame.filename}:{frame.lineno} in {frame.name}"
        for frame in frames
        if not frame.filename.startswith((PAGE, *TOOLS))
    ]
    lines = _ends(own) or _waits(filename, loop)
    return "\n".join([*lines, *(["through", *_ends(other)] if other else [])])


def _place(filename: str, this: str) -> str:
    """A block that isn't the one that runs is named."""
    return "" if filename == this else f"{filename.removeprefix(PAGE)}, "


def _ends(lines: list[str]) -> list[str]:
    left_out = len(lines) - 2 * FIRST_AND_LAST
    if left_out <= 0:
        return lines
    return [
        *lines[:FIRST_AND_LAST],
        f"… {left_out:,} more lines …",
        *lines[-FIRST_AND_LAST:],
    ]


def _waits(filename: str, loop: asyncio.AbstractEventLoop | None) -> list[str]:
    """Where the block's tasks wait, if none of its lines is in the traceback."""
    tasks: Iterable[asyncio.Task[object]] = asyncio.all_tasks(loop) if loop else ()
    return sorted(
        f"line {frame.f_lineno}, in {frame.f_code.co_name}: waits"
        for task in tasks
        for frame in task.get_stack()
        if frame.f_code.co_filename == filename
    )
