"""Long lines in several."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Any

from examples.conversation.literals import NAME, STRING

WIDTH = 64
"""No line is wider, unless a single word of the application is."""


def wrapped(start: str, words: Iterable[str], more: str) -> Iterator[str]:
    """Lines with the words, each as full as it may be."""
    line = start
    for word in words:
        if len(more + word) > WIDTH:
            pieces = list(_pieces(word, more))
            yield from [line, *(more + piece for piece in pieces[:-1])]
            line = more + pieces[-1]
        elif len(f"{line} {word}") > WIDTH:
            yield line
            line = more + word
        else:
            line = f"{line} {word}"
    yield line


def _pieces(word: str, more: str) -> Iterator[str]:
    """A long string in several, as Python puts them together; else the word itself."""
    string = re.fullmatch(rf"(?P<name>(?:{NAME}=)?)(?P<value>{STRING})", word, re.A)
    if not string:
        yield word
        return
    name, rest = string["name"], ast.literal_eval(string["value"])
    while rest:
        end = _fitting(rest, WIDTH - len(more + name))
        yield f"{name}{rest[:end]!r}"
        name, rest = "", rest[end:]


def _fitting(value: Any, room: int) -> int:
    """How much of it fits: a line of it, else whole words, else what there is."""
    newline, space = ("\n", " ") if isinstance(value, str) else (b"\n", b" ")
    end = max(1, min(len(value), room))
    while end > 1 and len(repr(value[:end])) > room:
        end -= 1
    if newline in value[:end]:
        return int(value.index(newline)) + 1
    if end == len(value) or space not in value[:end]:
        return end
    return int(value.rindex(space, 0, end)) + 1
