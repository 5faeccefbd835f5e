"""Stands at the door of a test's server: counts, holds and refuses requests."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from threading import Event

from tests.browser import limits

TAG = re.compile(rb"[^>]*>?")
PART_ENDS = re.compile(rb"(?<=</(?:ol|dl)>)|(?<=</pre>)")
PARTS = 12


class Door:
    """What a test lets through.

    Attributes:
        asked: The paths that were asked for, in order.
        refused: What a path ends in that gets no answer but an error.
        held: What a path ends in that waits until `open`.
        trickling: What a path ends in that comes tag by tag up to its article, and
            then, of that, one by one the first parts.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.refused: tuple[str, ...] = ()
        self.held: tuple[str, ...] = ()
        self.trickling: tuple[str, ...] = ()
        self._opened = Event()

    def lets(self, path: str) -> bool:
        """Notes a request, and says whether it may have its file.

        Args:
            path: Its path.
        """
        self.asked.append(path)
        if path.endswith(self.held):
            self._opened.wait(limits.LOAD_MS / 1000)
        return not path.endswith(self.refused)

    def pieces(self, path: str, content: bytes) -> Iterator[bytes]:
        """Cuts what an answer holds, and rests before each further piece.

        Args:
            path: The request's path.
            content: The whole of its file.

        Yields:
            What the browser may draw before the next piece comes.
        """
        if path.endswith(self.trickling):
            frame, end, rest = content.partition(b"<article")
            head, body, tags = frame.partition(b"<body")
            yield head + body
            time.sleep(limits.FIRST_PAINT_SECONDS)
            for tag in TAG.findall(tags):
                yield tag
                time.sleep(limits.FRAME_SECONDS)
            *parts, content = PART_ENDS.split(end + rest, maxsplit=PARTS)
            for part in parts:
                yield part
                time.sleep(limits.PART_SECONDS)
        yield content

    def open(self) -> None:
        """Lets go on what was held."""
        self.held = ()
        self._opened.set()
        self._opened = Event()
