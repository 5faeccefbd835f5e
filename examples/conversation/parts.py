"""What a message carries: values that never change, in one order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from examples.conversation.message import Other, Parts, Value

FIRST = ("type", "method", "path", "error", "calls", "status", "body", "message")
"""The parts that are told first, in this order; others follow by name."""

LAST = "headers"

PLAIN = (str, bytes, bool, type(None))
"""Types of which a value is shown as it is."""

HUGE = 10**100
"""No integer of a message is shown from here on."""

DEEP = 8
"""No tuple of a message is shown inside as many others."""


class _Ranks(dict[str, tuple[int, str]]):
    """Of names: the first ones, then all others, then the last one."""

    def __missing__(self, name: str) -> tuple[int, str]:
        return len(FIRST), name


RANKS = _Ranks({name: (rank, "") for rank, name in enumerate(FIRST)})
RANKS[LAST] = len(FIRST) + 1, ""


def in_order(parts: Mapping[str, Value]) -> Parts:
    """The parts in the one order that a message has them in."""
    return tuple([(name, parts[name]) for name in sorted(parts, key=RANKS.__getitem__)])


def frozen(value: object, depth: int = 0) -> Value:
    """The value as one that never changes; what can't be shown is named only."""
    if type(value) in PLAIN:
        return value  # type: ignore[return-value]
    match value:
        case list() | tuple() if depth < DEEP:
            return tuple([frozen(part, depth + 1) for part in value])
        case Other():
            return value
        case str():
            return str.__str__(value)
        case bytes():
            return b"".join([value, b""])
        case int() if -HUGE < value < HUGE:
            return int.__int__(value)
        case float() if value - value == 0:
            return float.__float__(value)
    return Other(re.sub(r"\W", "_", type(value).__name__, flags=re.ASCII))


def frozen_parts(parts: Iterable[tuple[object, object]]) -> Parts:
    """The parts frozen and in order, with names as `part_name` gives them."""
    return in_order({part_name(name): frozen(value) for name, value in parts})


def part_name(name: object) -> str:
    """The name of a part; one that is no string is named by its type."""
    return str.__str__(name) if isinstance(name, str) else f"<{type(name).__name__}>"
