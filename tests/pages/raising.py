"""What a block raised, in the words that Python prints, at the page's own line."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from tests.pages.failure import Failure, Place, shown
from tests.pages.limits import BLOCK

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page

_TOOLS = Path(__file__).parent


def last_line(error: BaseException, page: Page) -> str:
    """What Python prints of an exception after its traceback."""
    parts = traceback.TracebackException.from_exception(error).format_exception_only()
    text = list(parts)[-1] if isinstance(error, SyntaxError) else "".join(parts)
    if sys.version_info < (3, 12):
        text = _with_suggestion(error, text)
    own = f"{page.scope.module(()).__name__}."
    return text.removeprefix(own).rstrip("\n")


def _with_suggestion(error: BaseException, text: str) -> str:
    """The text with the interpreter's "Did you mean", which `traceback` leaves out."""
    with redirect_stderr(io.StringIO()) as printed:
        sys.__excepthook__(type(error), error, error.__traceback__)
    last = printed.getvalue().rpartition(text.rstrip("\n"))[2]
    return f"{text.rstrip()}{last}" if last.startswith(". Did you mean") else text


def raised(error: BaseException, fence: Fence, page: Page, start: Place) -> Failure:
    """An exception as a failure, at the page's innermost line, without our frames."""
    frames = list(_frames(error.__traceback__, fence))
    place = next(
        (place for place, _ in reversed(frames) if place.path == fence.place.path),
        start,
    )
    if isinstance(error, SystemExit):
        return Failure(place, f"the block exits ({error.code}); leave that out")
    lines = [last_line(error, page)]
    lines += [f"  {place} in {name}" for place, name in frames if place != start]
    return Failure(place, "\n".join(lines))


def _frames(trace: TracebackType | None, fence: Fence) -> Iterator[tuple[Place, str]]:
    for frame, line in traceback.walk_tb(trace):
        name = frame.f_code.co_filename
        path = Path(name)
        if frame.f_code.co_name == BLOCK:
            continue
        if name == f"<{shown(fence.path)}:{fence.place.line}>":
            yield fence.at(line), frame.f_code.co_name
        elif not _is_tool(path) and path.is_absolute():
            yield Place(path, line), frame.f_code.co_name


def _is_tool(path: Path) -> bool:
    folders = {"_pytest", "asyncio", "sybil", "pluggy"}
    return path.is_relative_to(_TOOLS) or bool(folders.intersection(path.parts))
