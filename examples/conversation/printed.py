"""What the command line prints of a conversation."""

from __future__ import annotations

import os
import re
import sys

from examples.conversation.as_json import to_json
from examples.conversation.message import Conversation
from examples.conversation.tables import execution_table
from examples.conversation.text import text
from examples.conversation.together import Together

COLOURS = {"→": "\033[36m", "←": "\033[33m", "·": "\033[35m"}
PLAIN = "\033[0m"

SPOKEN = re.compile(r" +(?:\d+ )?(?P<sign>[→←·]) ")


def shown(said: Conversation | Together, as_json: bool, as_table: bool) -> str:
    """A conversation in the form that was asked for, with colour on a terminal."""
    if as_json:
        return f"{to_json(said)}\n"
    if as_table:
        return _markdown(execution_table(*_each(said)))
    lines = text(said).splitlines(keepends=True)
    if not (sys.stdout and sys.stdout.isatty()) or "NO_COLOR" in os.environ:
        return "".join(lines)
    return "".join(_coloured(line) for line in lines)


def _each(said: Conversation | Together) -> list[Conversation]:
    if isinstance(said, Conversation):
        return [said]
    return [said.client(number) for number in said.clients]


def _markdown(rows: list[list[str]]) -> str:
    lines = [[cell.replace("|", r"\|") for cell in row] for row in rows]
    lines.insert(1, ["---"] * len(rows[0]))
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _coloured(line: str) -> str:
    if spoken := SPOKEN.match(line):
        return f"{COLOURS[spoken['sign']]}{line.rstrip()}{PLAIN}\n"
    return line
