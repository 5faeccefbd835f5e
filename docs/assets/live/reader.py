"""Runs the blocks of a page in the reader's browser, as the tests run them.

The page sends its blocks, in order; each runs in the page's namespace, the very one
that the tests use. What is printed, recorded and raised is told block by block.
"""

from __future__ import annotations
import __future__

import ast
import builtins
import importlib
import inspect
import linecache
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from namespace import Namespace

AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
FUTURES = [
    getattr(__future__, name).compiler_flag for name in __future__.all_feature_names
]
MOST = 200_000
"""Characters that a run may print."""
LONGEST = 200_000
"""Characters of a drawn conversation; the page takes no more, and nobody reads it."""
FLUSH = 0.03
"""Seconds between two words to the page."""
CORE = "/lib/python3.14/site-packages/core.zip"
ASIDE = ("starter", "check")
"""Parts of an exercise leave the page no names."""

Tell = Callable[..., object]


class TooMuch(BaseException):
    """The run printed more than it may."""


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


class Output:
    """Stands in for a file, and hands on what is written, in few words."""

    encoding, errors, newlines = "utf-8", "strict", None

    def __init__(self, tell: Callable[[str], object], left: list[int]) -> None:
        self._tell, self._left = tell, left
        self._parts: list[str] = []
        self._told = 0.0

    def write(self, text: str) -> int:
        """Keeps the text until it is time to hand it on.

        Raises:
            TooMuch: If all was more than a run may print.
        """
        if not isinstance(text, str):
            kind = type(text).__name__
            raise TypeError(f"write() argument must be str, not {kind}")
        self._left[0] -= len(text)
        self._parts.append(text if self._left[0] >= 0 else text[: self._left[0]])
        if self._left[0] < 0:
            self.flush()
            raise TooMuch
        if time.monotonic() - self._told > FLUSH:
            self.flush()
        return len(text)

    def writelines(self, lines: Any) -> None:
        """Writes each."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Hands on what was kept."""
        if self._parts:
            text, self._parts = "".join(self._parts), []
            self._tell(text)
        self._told = time.monotonic()

    def isatty(self) -> bool:
        """It is no terminal."""
        return False

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    readable = seekable = isatty
    closed = False


class Reader:
    """Runs the blocks of one page.

    Args:
        tell: Called with what happened, the block's number, and the rest.
    """

    def __init__(self, name: str, tell: Tell) -> None:
        self._tell = tell
        self._names = Namespace(Path("/page"), name)
        self._future = 0
        self._blocks: list[Block] = []
        self._block = Block(0, "")
        self._listens = False
        left = [MOST]
        sys.stdout = Output(lambda text: self._say("output", text), left)  # type: ignore
        sys.stderr = Output(lambda text: self._say("errors", text), left)  # type: ignore
        builtins.input = _refuse_input
        self._sleep, time.sleep = time.sleep, self._flush_and_sleep

    def _say(self, what: str, *more: object) -> None:
        self._tell(what, self._block.number, *more)

    def _flush(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()

    def _flush_and_sleep(self, seconds: float, /) -> None:
        self._flush()
        self._sleep(seconds)

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
        except TooMuch:
            self._say("stopped", f"printed more than {MOST:,} characters")
            return False
        except BaseException as error:
            raised = error
        self._flush()
        if raised is None:
            self._say("end")
            return True
        self._say("raised", self._last_line(raised), _story(raised, block))
        return "raises" in block.roles

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

    def _last_line(self, error: BaseException) -> str:
        """What Python prints of an exception after its traceback."""
        told = traceback.TracebackException.from_exception(error)
        parts = list(told.format_exception_only())
        text = parts[-1] if isinstance(error, SyntaxError) else "".join(parts)
        return text.removeprefix(f"{self._names.module(()).__name__}.").rstrip("\n")


def _find(shown: list[str], lines: list[str]) -> int:
    """The number of the line at which these begin, however indented."""
    wanted = [line.strip() for line in shown]
    for at in range(len(lines) - len(wanted) + 1):
        if [line.strip() for line in lines[at : at + len(wanted)]] == wanted:
            return at + 1
    return 0


def _refuse_input(prompt: object = "", /) -> str:
    """Nobody types here."""
    raise EOFError("input(): nobody can type here; write the value into the code")


def _story(error: BaseException, block: Block) -> str:
    """What led to an error: the reader's own lines first, then the others."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [
        f"line {frame.lineno}, in {frame.name}: {frame.line}"
        for frame in frames
        if frame.filename == block.filename
    ]
    other = [
        f"  {frame.filename}:{frame.lineno} in {frame.name}"
        for frame in frames
        if _is_others(frame.filename, block)
    ]
    if isinstance(error, SyntaxError) and error.filename == block.filename:
        own.append(f"line {error.lineno}: {(error.text or '').strip()}")
    return "\n".join([*own, *(["through", *other] if other else [])])


def _is_others(filename: str, block: Block) -> bool:
    tools = (f"{CORE}/reader.py", f"{CORE}/namespace.py", "<", "/lib/python314.zip/")
    return filename != block.filename and not filename.startswith(tools)


def main(plan: dict[str, Any], tell: Tell) -> None:
    """Runs the blocks of a plan until one ends the run.

    Args:
        plan: The name of the page's module, and its blocks.
        tell: Called with each thing that happens.
    """
    reader = Reader(plan["name"], tell)
    for told in plan["blocks"]:
        told = {**told, "labels": tuple(told["labels"]), "roles": tuple(told["roles"])}
        if not reader.run(Block(**told)):
            return
