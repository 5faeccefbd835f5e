"""A header on a line of its own, and back."""

from __future__ import annotations

import re

from examples.conversation.literals import STRING, value_of
from examples.conversation.message import Value

PAIR = re.compile(rf"(?P<name>{STRING}|[!#-&(-9;-~]+): (?P<value>.+)", re.A)
PAIR_NAME = re.compile(r"[!#-&(-9;-~]+")
PAIR_VALUE = re.compile(r"(?!b?['\"])[!-~](?:[ -~]*[!-~])?")


def pair_text(name: str | bytes, value: str | bytes, native: type) -> str:
    """A header on a line of its own; in quotes if it is no ordinary one."""
    return f"{_plain(name, PAIR_NAME, native)}: {_plain(value, PAIR_VALUE, native)}"


def _plain(value: str | bytes, pattern: re.Pattern[str], native: type) -> str:
    text = value if isinstance(value, str) else value.decode("latin-1")
    return text if type(value) is native and pattern.fullmatch(text) else repr(value)


def pair_of(line: str, native: type) -> tuple[Value, Value]:
    """Reads what `pair_text` wrote.

    Raises:
        ValueError: If it is something else.
    """
    found = PAIR.fullmatch(line)
    if not found:
        raise ValueError(f"{line}: no header")
    return _native(found["name"], native), _native(found["value"], native)


def _native(written: str, native: type) -> Value:
    if re.fullmatch(STRING, written):
        return value_of(written)
    return written.encode("ascii") if native is bytes else written
