"""Shell sessions: each command on the list runs, and prints what stands below it."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.pages.failure import Failure, compared, visible
from tests.pages.kinds import Kind, Run, register

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page


OPERATORS = frozenset("();<>|&")
"""What a word of shell syntax is made of."""
OUTER_MAKE = frozenset({"MAKEFLAGS", "MAKELEVEL", "MFLAGS"})
"""What a `make` around the tests tells its children; a reader's has none around it."""


@dataclass
class Command:
    """One command: where it stands in the fence, and the output shown."""

    line: int
    text: str
    output: list[str]


def evaluate(page: Page, fence: Fence) -> Run:
    """Run each command in the site's folder and compare what it prints.

    In the output shown, `...` stands for any text of a line, and a line
    `...` for any lines.
    """
    shown: list[str] = []
    stale: Failure | None = None
    for command in commands(fence):
        place = fence.at(command.line)
        words = allowed(command, fence, page.rules.commands)
        status, actual = run(words, page.folder)
        expected = "\n".join(command.output).rstrip("\n")
        shown.append(f"$ {command.text}")
        if re.fullmatch(pattern(expected), actual):
            shown += command.output
            if status and not expected:
                raise Failure(place, f"the command failed silently, status {status}")
            continue
        shown += actual.split("\n") if actual else []
        if stale is None:
            message = f"the command printed something else (status {status})"
            stale = Failure(place, f"{message}\n{compared(expected, actual)}")
    if stale is not None:
        raise Failure(stale.place, stale.message, fence.edit("\n".join(shown)))
    return Run()


def commands(fence: Fence) -> list[Command]:
    """The commands of a fence.

    Raises:
        Failure: A line stands before the first command, or there is none.
    """
    found: list[Command] = []
    for number, text in enumerate(fence.source.split("\n"), 1):
        if text.startswith("$ "):
            found.append(Command(number, text[2:], []))
        elif not found:
            raise Failure(fence.at(number), "a session begins with `$ `")
        else:
            found[-1].output.append(text)
    return found


def allowed(command: Command, fence: Fence, names: tuple[str, ...]) -> list[str]:
    """The command's words, if its program is on the list.

    Raises:
        Failure: It isn't, or the command can't be split into words.
    """
    place = fence.at(command.line)
    lexer = shlex.shlex(command.text, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    try:
        words = list(lexer)
    except ValueError as error:
        raise Failure(place, f"not a command: {error}") from None
    if any(word and set(word) <= OPERATORS for word in words):
        message = "no shell runs here: write one command a line, without `|`, `&`, `>`"
        raise Failure(place, message)
    if not words or words[0] not in names:
        raise Failure(
            place,
            f"`{command.text}` is not run: the commands allowed are "
            f"{', '.join(names) or 'none'} (`pages_commands` in pyproject.toml)",
        )
    return words


def run(words: list[str], folder: Path) -> tuple[int, str]:
    """Run a command without a shell; it and what it started end with it."""
    if words[0] in ("python", "python3"):
        words = [sys.executable, *words[1:]]
    with subprocess.Popen(
        words,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env=_environment(),
        text=True,
    ) as process:
        try:
            printed, _ = process.communicate()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, visible(printed.rstrip("\n"))


def _environment() -> dict[str, str]:
    """What a command finds set: a reader's shell, but narrow and without colour."""
    kept = {name: value for name, value in os.environ.items() if name not in OUTER_MAKE}
    return kept | {"COLUMNS": "64", "NO_COLOR": "1"}


def pattern(expected: str) -> str:
    """The output shown as a regular expression."""
    parts = []
    for line in expected.split("\n"):
        if line.strip() == "...":
            parts.append(r"(?:[^\n]*(?:\n|\Z))*")
        else:
            text = r"[^\n]*".join(re.escape(part) for part in line.split("..."))
            parts.append(text + r"(?:\n|\Z)")
    return "".join(parts)


def sabotage(fence: Fence) -> Fence:
    """The session with one more word of output."""
    return fence.with_source(f"{fence.source} sabotaged")


KIND = register(
    Kind(name="console", languages=("console",), evaluate=evaluate, sabotage=sabotage)
)
