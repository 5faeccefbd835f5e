"""Runs the blocks of a page in the reader's browser, as the tests run them.

The page sends its blocks, in order; each runs in the page's namespace, the very one
that the tests use. What is printed, recorded and raised is told block by block.
"""

from __future__ import annotations
import __future__

import ast
import importlib
import inspect
import io
import linecache
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import shim_threads
import shim_waits
from namespace import Namespace
from story import last_line, story

AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
FUTURES = [
    getattr(__future__, name).compiler_flag for name in __future__.all_feature_names
]
LONGEST = 200_000
"""Characters of a drawn conversation; the page takes no more, and nobody reads it."""
ASIDE = ("starter", "check")
"""Parts of an exercise leave the page no names."""

ASSERTION = "AssertionError: "

Tell = Callable[..., object]


@dataclass
class Block:
    """One block, as the page sends it.

    Attributes:
        number: Its place among the page's blocks.
        source: Its text.
        labels: The tabs and panels around it that have names of their own.
        nest: What is around it; a conversation counts the lines of one nest.
        roles: Its classes, such as `raises` or `starter`.
        title: The file that it shows, if it shows one.
        is_own: Whether the reader changed it.
        check: What judges it, if it is the answer to an exercise.
    """

    number: int
    source: str
    labels: tuple[str, ...] = ()
    nest: str = ""
    roles: tuple[str, ...] = ()
    title: str = ""
    is_own: bool = False
    check: str = ""
    shown: list[tuple[str, int]] = field(default_factory=list)

    @property
    def filename(self) -> str:
        """What tracebacks call it."""
        return f"/page/block {self.number}"


class Reader:
    """Runs the blocks of one page.

    Args:
        tell: Called with what happened, the block's number, and the rest.
        flush: Hands on what was printed.
    """

    def __init__(self, name: str, tell: Tell, flush: Callable[[], object]) -> None:
        self._tell = tell
        self._names = Namespace(Path("/page"), name)
        self._future = 0
        self._blocks: list[Block] = []
        self._block = Block(0, "")
        self._listens = False
        self._files = [_unbuffered(number) for number in (1, 2)]
        sys.stdout, sys.stderr = self._files
        _before_sleeps(flush)

    def ask(self, asked: Any) -> Callable[[int, str | None], None] | None:
        """Asks apps of the page, and tells how to say more if one keeps listening."""
        if not asked:
            return None
        from asking import Asking

        asking = Asking(lambda labels: vars(self._names.module(labels)), self._tell)
        for place, each in enumerate(asked):
            asking.ask(place, tuple(each["labels"]), each["request"])
        self._flush()
        return asking.say if asking.is_open else None

    def _say(self, what: str, *more: object) -> None:
        self._tell(what, self._block.number, *more)

    def _flush(self) -> None:
        """The code may have replaced, closed or buffered what it prints to."""
        for name in ("stdout", "stderr"):
            with suppress(Exception):
                getattr(sys, name).flush()

    def run(self, block: Block) -> bool:
        """Runs one block.

        Returns:
            Whether the page may go on.
        """
        self._block = block
        self._say("begin")
        aside = self._names.kept() if set(ASIDE) & set(block.roles) else nullcontext()
        try:
            with aside:
                self._run(block)
            raised = None
        except BaseException as error:
            raised = error
        self._flush()
        if raised is None:
            self._say("end")
            return True
        self._say("raised", *self._words(raised, block))
        return "raises" in block.roles

    def _words(self, error: BaseException, block: Block) -> tuple[str, str]:
        """What an error says, and what led to it; a check says its message alone."""
        page = self._names.module(()).__name__
        said = last_line(error, page)
        if block.check and said.startswith(ASSERTION):
            return said.removeprefix(ASSERTION), ""
        return said, story(error, block.filename, self._names.loop)

    def _run(self, block: Block) -> None:
        module = self._names.module(block.labels)
        if block.title:
            self.listen()
        block.shown = self._lines(block)
        self._blocks.append(block)
        if block.title and not block.is_own:
            self._bind(block, vars(module))
        else:
            self._execute(block.source, block.filename, vars(module))
        if block.check:
            self._execute(block.check, f"{block.filename}, check", vars(module))
        vars(module).pop("proof", None)

    def _bind(self, block: Block, names: dict[str, Any]) -> None:
        """A block that shows a file has the names of the module."""
        path = Path(block.title).with_suffix("").parts
        module = importlib.import_module(".".join(p for p in path if p != "__init__"))
        own = {key: value for key, value in vars(module).items() if key[:2] != "__"}
        names.update(own)

    def _execute(self, source: str, filename: str, names: dict[str, Any]) -> None:
        if "examples" in source:
            self.listen()
        lines = source.splitlines(keepends=True)
        linecache.cache[filename] = (len(source), None, lines, filename)
        flags = AWAIT | self._future
        code = compile(source, filename, "exec", flags, dont_inherit=True)
        self._future |= sum(flag for flag in FUTURES if code.co_flags & flag)
        if code.co_flags & inspect.CO_COROUTINE:
            self._names.run(eval(code, names))
        else:
            exec(code, names)

    def listen(self) -> None:
        """Hears of each conversation that is recorded from now on."""
        if not self._listens:
            from examples.conversation.listeners import LISTENERS

            self._listens = True
            LISTENERS.append(self._heard)

    def _heard(self, recorded: Any) -> None:
        from examples.conversation.lanes import html

        self._flush()
        drawn = html(self._placed(recorded))
        if len(drawn) < LONGEST:
            self._say("recorded", drawn)

    def _placed(self, recorded: Any) -> Any:
        """The same with each line of code counted upwards from what stands below."""
        from examples.conversation.message import HERE, Line

        lines = self._lines_above()

        def placed(message: Any) -> Any:
            number = message.line and lines.get(
                (message.line.path, message.line.number)
            )
            return replace(message, line=Line(HERE, number) if number else None)

        def each(said: Any) -> Any:
            return (
                (said[0], placed(said[1])) if isinstance(said, tuple) else placed(said)
            )

        return replace(recorded, messages=tuple(map(each, recorded.messages)))

    def _lines_above(self) -> dict[tuple[str, int], int]:
        lines: dict[tuple[str, int], int] = {}
        blocks = [b for b in self._blocks if b.nest == self._block.nest]
        places = (
            place for block in reversed(blocks) for place in reversed(block.shown)
        )
        for number, place in enumerate(places, 1):
            lines.setdefault(place, number)
        return lines

    def _lines(self, block: Block) -> list[tuple[str, int]]:
        """Where each shown line of a block was written."""
        shown = block.source.rstrip("\n").split("\n")
        if not block.title or block.is_own:
            return [(block.filename, number) for number, _ in enumerate(shown, 1)]
        path = Path("/project", block.title)
        first = _find(shown, path.read_text(encoding="utf-8").split("\n"))
        return [(str(path), first + number) for number, _ in enumerate(shown)]


def _find(shown: list[str], lines: list[str]) -> int:
    """The number of the line at which these begin, however indented."""
    wanted = [line.strip() for line in shown]
    for at in range(len(lines) - len(wanted) + 1):
        if [line.strip() for line in lines[at : at + len(wanted)]] == wanted:
            return at + 1
    return 0


def _unbuffered(number: int) -> io.TextIOWrapper:
    """A standard file as `python -u` has it, but told as it is, line ends and all."""
    raw = io.FileIO(number, "w", closefd=False)
    return io.TextIOWrapper(raw, "utf-8", newline="\n", write_through=True)  # type: ignore


def _before_sleeps(act: Callable[[], object]) -> None:
    """What was printed before a sleep is shown before it."""
    really_sleep = shim_waits.really_sleep

    def sleep(seconds: float, /) -> None:
        act()
        really_sleep(seconds)

    shim_threads.really_sleep = shim_waits.really_sleep = sleep


def main(
    plan: dict[str, Any], tell: Tell, flush: Callable[[], object]
) -> Callable[[int, str | None], None] | None:
    """Runs the blocks of a plan until one ends the run, then asks what is asked.

    Args:
        plan: The name of the page's module, its blocks, and what to ask which app.
        tell: Called with each thing that happens.
        flush: Hands on what was printed.

    Returns:
        How to say more, if a WebSocket is open.
    """
    reader = Reader(plan["name"], tell, flush)
    for told in plan["blocks"]:
        told = {**told, "labels": tuple(told["labels"]), "roles": tuple(told["roles"])}
        if not reader.run(Block(**told)):
            return None
    return reader.ask(plan.get("ask", ()))
