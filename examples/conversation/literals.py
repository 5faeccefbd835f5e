"""A value as Python writes it, and back."""

from __future__ import annotations

import ast
import re
from typing import Any

from examples.conversation.message import Other, Value

STRING = r"""b?'(?:[^'\\]|\\.)*'|b?"(?:[^"\\]|\\.)*\""""
NAME = r"[A-Za-z_][\w.]*"
NAMED_ONLY = re.compile(rf"({STRING})|<(\w+)>", re.A)


def literal(value: Value) -> str:
    """The value as Python writes it; one that can't be shown as `<its type>`."""
    match value:
        case Other(name):
            return f"<{name}>"
        case tuple():
            comma = "," if len(value) == 1 else ""
            return f"({','.join(literal(part) for part in value)}{comma})"
    return repr(value)


def value_of(written: str) -> Value:
    """Reads what `literal` wrote.

    Raises:
        ValueError: If it is something else.
    """
    # A set stands for a value that was named only: no message holds a set.
    python = NAMED_ONLY.sub(lambda m: m[1] or f"{{'{m[2]}'}}", written)
    try:
        return _others(ast.literal_eval(python))
    except (SyntaxError, TypeError) as error:
        raise ValueError(f"{written}: no value") from error


def _others(value: Any) -> Value:
    match value:
        case set():
            return Other(value.pop())
        case tuple():
            return tuple(_others(part) for part in value)
    return value  # type: ignore[no-any-return]


def name_text(name: str) -> str:
    """A name, in quotes if it is no ordinary one."""
    return name if re.fullmatch(NAME, name, re.A) else repr(name)


def name_of(written: str) -> str:
    """Reads what `name_text` wrote."""
    return written if re.fullmatch(NAME, written, re.A) else str(value_of(written))
