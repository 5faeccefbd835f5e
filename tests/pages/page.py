"""A page as a Sybil document: its evidence in order, each evaluated once."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sybil import Document, Region

from tests.pages import (
    attempts,
    console,
    data,
    exercises,
    http,
    leaks,
    lost,
    markdown,
    output,
    pycon,
    python,
    questions,
    told,
)
from tests.pages.block_kinds import kind_of as block_kind
from tests.pages.blocks import Block
from tests.pages.examples import load
from tests.pages.failure import Failure, Place, described
from tests.pages.fences import Fence
from tests.pages.kinds import Run, kind_of
from tests.pages.limits import Exit, TimeUp, named
from tests.pages.namespace import Namespace
from tests.pages.never_run import Marks
from tests.pages.raising import raised
from tests.pages.read import Step, regions, steps
from tests.pages.rules import Rules
from tests.pages.source import decode
from tests.pages.tables import Table
from tests.pages.tables import evaluate as evaluate_table

KINDS = (attempts, console, data, http, markdown, output, pycon, python)
BLOCK_KINDS = (exercises, questions)
"""Importing a kind registers it."""


@dataclass(frozen=True)
class Skipped:
    """The outcome of a step that its page leaves out."""

    reason: str


Outcome = Failure | Skipped | None


Parser = Callable[[Document], Iterable[Region]]


class Page(Document):
    """The evidence of a file, evaluated in order and on demand.

    Asking for the outcome of one step evaluates all before it first, so that
    any selection of tests sees what a reader saw who came to that line.
    """

    rules: Rules

    def __init__(self, text: str, path: str) -> None:
        super().__init__(text, path)
        self.file = Path(path)
        self.unreadable: Failure | None = None
        self.marks = Marks()
        self.future = 0
        self._outcomes: list[Outcome] = []
        self._runs: dict[int, Run] = {}
        self._told: dict[int, list[object]] = {}

    @classmethod
    def parse(cls, path: str, *parsers: Parser, encoding: str = "utf-8-sig") -> Page:
        """Read a page; one that isn't UTF-8 holds that failure alone."""
        unreadable = None
        try:
            text = decode(Path(path))
        except Failure as failure:
            unreadable = failure
            text = "\n" * (failure.place.line - 1)
        page = cls(text, path)
        page.unreadable = unreadable
        for parse in parsers:
            page.hold(parse(page))
        return page

    def hold(self, found: Iterable[Region]) -> None:
        """Take regions in."""
        for region in found:
            self.add(region)
        self.steps: list[Step] = [region.parsed for _, region in self.regions]
        self.fences = [
            step.subject for step in self.steps if isinstance(step.subject, Fence)
        ]
        self.blocks = [
            step.subject for step in self.steps if isinstance(step.subject, Block)
        ]

    def scratch(self, text: str, name: str) -> Page:
        """Another page of the same site, which stands in no file."""
        page = Page(text, str(self.rules.site.docs / name))
        page.hold(parser(self.rules.scratch)(page))
        return page

    @cached_property
    def scope(self) -> Namespace:
        """Where the blocks run; docstrings see the names of their module.

        Raises:
            Failure: The module can't be imported.
        """
        namespace = Namespace(self.file, self.rules.module_name(self.file))
        if self.file.suffix == ".py":
            try:
                names = vars(load(self.file))
            except (KeyboardInterrupt, TimeUp):
                raise
            except BaseException as error:
                message = f"can't be imported: {described(error)}"
                raise Failure(Place(self.file, 1), message) from None
            own = {name: names[name] for name in names if not name.startswith("__")}
            vars(namespace.module(())).update(own)
        return namespace

    # What the kinds of evidence ask

    @property
    def folder(self) -> Path:
        """The site's folder, in which commands run."""
        return self.rules.site.folder

    def after(self, fence: Fence) -> Fence | None:
        """The next fence, if it stands in the same tab, panel or block."""
        return self._beside(fence, fence.number + 1)

    def ran_above(self, fence: Fence) -> Run | None:
        """What the fence did whose output this one shows, if there is such a one."""
        for above in (self._beside(fence, fence.number - 1), self._asked(fence)):
            run = None if above is None else self._runs.get(above.number)
            if run is not None and run.output is not None:
                return run
        return None

    def _asked(self, fence: Fence) -> Fence | None:
        """The fence whose output this one shows at another place of their block."""
        block = self.block_around(fence)
        return None if block is None else block_kind(block).printed_by(block, fence)

    def block_around(self, fence: Fence) -> Block | None:
        """The innermost block around a fence that is checked at its end."""
        around = [
            block
            for block in self.blocks
            if any(each.number == fence.number for each in block.every_fence)
        ]
        return min(around, key=lambda block: len(block.every_fence), default=None)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let what runs meanwhile leave the page no names, and no lines to judge."""
        marks, future = self.marks, self.future
        self.marks = Marks()
        try:
            with self.scope.kept():
                yield
        finally:
            self.marks.forget()
            self.marks, self.future = marks, future

    def above(self, fence: Fence) -> Iterator[Fence]:
        """The fences above in the same container, the nearest first."""
        for other in reversed(self.fences[: fence.number]):
            if other.container.nest == fence.container.nest:
                yield other

    def told_by(self, fence: Fence | None) -> Sequence[object]:
        """What a fence made known while it ran, in order."""
        return self._told.get(fence.number, ()) if fence is not None else ()

    def _beside(self, fence: Fence, number: int) -> Fence | None:
        if not 0 <= number < len(self.fences):
            return None
        other = self.fences[number]
        return other if other.container.nest == fence.container.nest else None

    # Evaluating

    def failures(self) -> list[Failure]:
        """Every failure of the page."""
        outcomes = [self.settle(index) for index in range(len(self.steps))]
        return [each for each in outcomes if isinstance(each, Failure)]

    @property
    def evaluated(self) -> list[tuple[Step, Outcome]]:
        """The steps that were evaluated, and what came out."""
        return list(zip(self.steps, self._outcomes, strict=False))

    @property
    def is_verified(self) -> bool:
        """Whether every step was evaluated, and none of them failed."""
        is_whole = len(self._outcomes) == len(self.steps)
        return is_whole and not any(isinstance(o, Failure) for o in self._outcomes)

    def settle(self, index: int) -> Outcome:
        """The outcome of a step, after all before it."""
        while len(self._outcomes) <= index:
            step = self.steps[len(self._outcomes)]
            self._outcomes.append(self.outcome(step))
            if len(self._outcomes) == len(self.steps):
                self.close()
        return self._outcomes[index]

    def outcome(self, step: Step) -> Outcome:
        """Evaluate one step, within its limits."""
        if step.skip is not None:
            return Skipped(step.skip)
        place = self.place(step)
        before = leaks.Before.now()
        with lost.found(self.loop) as errors:
            failure = self._failure(step, place)
            left = named(str(place))(lambda: list(leaks.left_behind(before, self.loop)))
            if left:
                self._drop_loop(place)
        if failure is None and left:
            return Failure(place, f"the block leaves behind {'; '.join(left)}")
        if failure is None and errors:
            return Failure(place, f"an error reached nobody: {described(errors[0])}")
        return failure

    def _failure(self, step: Step, place: Place) -> Failure | None:
        try:
            with self.rules.limits.watch(str(place)) as call:
                call(lambda: self._check(step))
        except Failure as failure:
            return failure
        except Exception:
            report = traceback.format_exc()
            return Failure(place, f"the checker itself failed here\n{report}")
        except BaseException as error:
            if self.rules.limits.interrupted:
                raise
            return self._stopped(error, step, place)
        return None

    def _stopped(self, error: BaseException, step: Step, place: Place) -> Failure:
        """What ended the block, at the line it had come to."""
        found = Failure(place, described(error))
        if isinstance(step.subject, Fence):
            waits = self.scope.waits_at()
            start = place if waits is None else Place(self.file, waits)
            found = raised(error, step.subject, self, start)
        self._drop_loop(place)
        if isinstance(error, Exit):
            return Failure(found.place, "the block exits by os._exit; leave that out")
        if isinstance(error, TimeUp):
            seconds = f"{self.rules.limits.block:g} s"
            return Failure(
                found.place,
                f"still running after {seconds}, so it was stopped; "
                "wait for less (`pages_block_seconds` in pyproject.toml)",
            )
        return found

    def _drop_loop(self, place: Place) -> None:
        """Close the loop, and what waits on it; the blocks below get a new one."""
        with (
            suppress(Exception, TimeUp),
            self.rules.limits.watch(str(place)) as call,
        ):
            call(self.scope.close_loop)

    def place(self, step: Step) -> Place:
        """Where a step was written."""
        if step.subject is None:
            return Place(self.file, step.page_line)
        return step.subject.place

    @property
    def loop(self) -> asyncio.AbstractEventLoop | None:
        """The event loop of its blocks, if one has awaited."""
        return self.scope.loop if "scope" in vars(self) else None

    def _check(self, step: Step) -> None:
        match step.subject:
            case Failure() as failure:
                raise failure
            case Fence() as fence:
                with told.gathered() as self._told[fence.number]:
                    self._runs[fence.number] = self._fence(fence)
            case Table() as table:
                evaluate_table(self, table)
            case Block() as block:
                block_kind(block).evaluate(self, block)
            case None:
                self._judge_lines()

    def _fence(self, fence: Fence) -> Run:
        if fence.problem is not None:
            raise fence.problem
        kind = kind_of(fence)
        if unread := kind.unread(fence):
            raise fence.failure(f"nothing reads `{unread}`; drop it or mend its name")
        if fence.glued:
            raise fence.failure("leave a blank line above this block")
        self._same_as_file(fence)
        return kind.evaluate(self, fence)

    def _same_as_file(self, fence: Fence) -> None:
        """A block that names a file of the project shows that file's lines."""
        for name in ("title", "data-file"):
            if named := fence.values.get(name):
                self._shows(fence, named, is_sure=name == "data-file")

    def _shows(self, fence: Fence, named: str, is_sure: bool) -> None:
        path = self.folder / named
        if fence.modules:
            if is_sure and path not in fence.modules:
                raise fence.failure(f"{named} is not the file that this block shows")
            return
        if not path.is_file():
            if is_sure:
                raise fence.failure(f"there is no file {named}")
            return
        source = fence.source.strip("\n").rstrip()
        if f"\n{source}\n" not in f"\n{path.read_text(encoding='utf-8')}\n":
            raise fence.failure(
                f'{named} holds other lines; show them by --8<-- "{named}"'
            )

    def _judge_lines(self) -> None:
        """Every line ran, unless a failure already tells why it may not have."""
        if any(isinstance(outcome, Failure) for outcome in self._outcomes):
            return
        failures = list(self.marks.judge())
        if failures:
            first, *rest = failures
            others = [f"{other.place}: {other.message}" for other in rest]
            raise Failure(first.place, "\n".join([first.message, *others]))

    def close(self) -> None:
        """Close the loop and forget the marks; nothing of the page runs after."""
        self.rules.limits.rest()
        self.marks.forget()
        if "scope" in vars(self):
            self.scope.close()


def parser(rules: Rules) -> Parser:
    """The Sybil parser for pages that are checked by these rules."""

    def parse(page: Document) -> Iterable[Region]:
        assert isinstance(page, Page)
        page.rules = rules
        if page.unreadable is not None:
            found = [Step(page.unreadable, page.unreadable.place.line)]
        else:
            found = steps(page.text, page.file, rules)
        return regions(found, page)

    return parse
