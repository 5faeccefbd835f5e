"""The words of a line: how a part of a message is written, and read again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from examples.conversation.literals import (
    NAME,
    STRING,
    literal,
    name_of,
    name_text,
    value_of,
)
from examples.conversation.message import Value

PHRASE = r"[1-5]\d\d(?: [A-Z][A-Za-z-]*)+"
"""A status line with an ordinary reason."""

WORDS = {
    "type": r"http|websocket|lifespan",
    "method": r"[A-Z]+",
    "path": r"/[\w/.~%:@+,-]*(?:\?[\w/.~%:@+,=&-]*)?",
    "error": r"(?=\w*[a-z])[A-Z]\w*",
    "calls": r"[A-Za-z_][\w.]*\(\)",
    "status": PHRASE,
}
"""Strings that need neither quotes nor their name: no two of these look alike."""

LITERALS: dict[str, type] = {"status": int, "body": bytes, "message": str}
"""Values that need no name: the type tells which one it is."""

WORD = re.compile(rf"{PHRASE}(?= |$)|(?:{STRING}|[^\s'\"])+", re.A)
NAMED = re.compile(rf"(?P<name>{NAME}|{STRING})=(?P<value>.+)", re.A)


def part_texts(parts: Iterable[tuple[str, Value]]) -> list[str]:
    """Each part as a word; those that need no name come first."""
    bare, named = [], []
    for name, value in parts:
        if isinstance(value, str) and re.fullmatch(WORDS.get(name, "$."), value, re.A):
            bare.append(value)
        elif type(value) is LITERALS.get(name):
            bare.append(literal(value))
        else:
            named.append(f"{name_text(name)}={literal(value)}")
    return bare + named


def part_of(word: str) -> tuple[str, Value]:
    """Reads one word that `part_texts` wrote.

    Raises:
        ValueError: If it is something else.
    """
    for name, pattern in WORDS.items():
        if re.fullmatch(pattern, word, re.A):
            return name, word
    if named := NAMED.fullmatch(word):
        return name_of(named["name"]), value_of(named["value"])
    value = value_of(word)
    for name, kind in LITERALS.items():
        if type(value) is kind:
            return name, value
    raise ValueError(f"{word}: a value without its name")


def words_of(line: str) -> list[str]:
    """The words of a line, which may stand on several: pieces are put together."""
    words: list[str] = []
    for word in WORD.findall(line):
        if words and re.fullmatch(STRING, word) and _is_string(words[-1], word[0]):
            words[-1] = f"{words[-1]} {word}"
        else:
            words.append(word)
    return words


def _is_string(word: str, like: str) -> bool:
    """Whether a word ends with text, or with bytes if `like` is their `b`."""
    last = re.search(rf"(?:^|=| )({STRING})$", word)
    return last is not None and (last[1][0] == "b") == (like == "b")
