"""Python: run in the page's namespace, in order; asserts count; `await` works."""

from __future__ import annotations

import ast
import asyncio
import builtins
import inspect
import io
import linecache
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Literal, TypeGuard

from _pytest.assertion import rewrite
from _pytest.assertion.rewrite import rewrite_asserts

from tests.pages import examples
from tests.pages.failure import Failure, Place, shown
from tests.pages.kinds import Kind, Run, register
from tests.pages.limits import Exit, TimeUp
from tests.pages.raising import last_line, raised

if TYPE_CHECKING:
    from tests.pages.fences import Fence
    from tests.pages.page import Page

_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
RAISABLE = (Exception, asyncio.CancelledError)
"""What a block may be shown to raise: not an exit, which has no traceback."""
Mode = Literal["exec", "single"]
_FUTURE = 0x1FF0000
"""The flags of `from __future__` imports, which last for the rest of a page."""


def evaluate(page: Page, fence: Fence) -> Run:
    """Run the block; of a module's lines it binds the names, and runs no copy."""
    if not fence.source.strip():
        raise fence.failure("this block is empty; fill it, or drop it")
    _reasoned(fence)
    if fence.modules:
        examples.bind(page, fence)
        fence = fence.with_source(fence.own)
    if "raises" not in fence.classes:
        return Run(run(page, fence, fence.source, 1)) if fence.source.strip() else Run()
    if not fence.source.strip():
        raise fence.failure("a snippet is never run: raise in a block of its own")
    return _raising(page, fence)


def _reasoned(fence: Fence) -> None:
    """What readers can't run in the page, or see otherwise there, says why."""
    is_static = "static" in fence.classes
    reason = fence.values.get("data-reason", "").strip()
    differs = fence.values.get("data-differs")
    if is_static and not reason:
        message = 'marked `.static` without a reason; add data-reason="what it needs"'
        raise fence.failure(message)
    if reason and not is_static:
        raise fence.failure(
            "data-reason without `.static`; mark it, or drop the reason"
        )
    if differs is not None and not differs.strip():
        raise fence.failure("data-differs without a reason; say what differs, and why")
    if differs is not None and is_static:
        raise fence.failure("marked `.static`, it can't differ: drop data-differs")


def _raising(page: Page, fence: Fence) -> Run:
    follower = page.after(fence)
    if follower is None or follower.language != "text":
        raise fence.failure("no ```text block follows with the error it raises")
    with redirect_stdout(io.StringIO()) as printed:
        last = said(page, fence, fence.source, 1)
    if last is None:
        raise fence.failure("marked `.raises`, but it raised nothing")
    return Run(f"{printed.getvalue()}{last}")


def said(
    page: Page,
    fence: Fence,
    source: str,
    first: int,
    mode: Mode = "exec",
    words: Callable[[BaseException, Page], str] = last_line,
) -> str | None:
    """What source that begins at line `first` of the fence raises, in these words.

    Returns:
        The words; None if it raises nothing.
    """
    try:
        code = compiled(page, fence, source, first, mode, explain=False)
    except Unfit as unfit:
        return words(unfit.error, page)
    try:
        execute(page, fence, code)
    except RAISABLE as error:
        return words(error, page)
    return None


class Unfit(Exception):
    """The block doesn't compile."""

    def __init__(self, failure: Failure, error: SyntaxError) -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.error = error


def run(
    page: Page,
    fence: Fence,
    source: str,
    first: int,
    mode: Mode = "exec",
) -> str:
    """Compile and run source that begins at line `first` of the fence.

    Returns:
        What it printed.

    Raises:
        Failure: It doesn't compile, or raises.
    """
    with redirect_stdout(io.StringIO()) as printed:
        try:
            execute(page, fence, compiled(page, fence, source, first, mode))
        except Unfit as unfit:
            raise unfit.failure from None
        except (Failure, KeyboardInterrupt, TimeUp, Exit):
            raise
        except BaseException as error:
            raise raised(error, fence, page, fence.at(first)) from None
        if printed.closed:
            raise fence.failure("the block closes sys.stdout; leave it open")
        return printed.getvalue()


def compiled(
    page: Page,
    fence: Fence,
    source: str,
    first: int,
    mode: Mode = "exec",
    explain: bool = True,
) -> CodeType:
    """Compile source with its lines numbered as in its file.

    Args:
        page: The page, for its marks and `from __future__` imports.
        fence: The block.
        source: The block's source, or a part of it.
        first: The line of the block that the source begins at.
        mode: A block, or what stands at one prompt.
        explain: Let asserts say what they compared.

    Raises:
        Unfit: It is not Python.
    """
    places = fence.content[first - 1 :]
    filename, offset = _filename(fence, places)
    lines = source.rstrip("\n").split("\n")
    flags = _AWAIT | page.future
    fails = "raises" in fence.classes
    shift = 0
    try:
        tree = _parsed(source, filename, mode, flags)
        page.marks.compile_in(tree, lines, places[: len(lines)], top=fails)
        ast.increment_lineno(tree, offset)
        shift = offset
        if explain and "assert" in source:
            _explain_asserts(tree, filename)
        code: CodeType = compile(tree, filename, mode, flags, dont_inherit=True)
    except SyntaxError as error:
        line = (error.lineno or 1) - shift + first - 1
        raise Unfit(_unfit(error, fence.at(line), source), error) from None
    page.future |= code.co_flags & _FUTURE
    return code


def _unplaced(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that have no line yet."""
    todo = [node]
    while todo:
        each = todo.pop()
        if "lineno" in each._attributes and not hasattr(each, "lineno"):
            yield each
        for field in each._fields:
            value = getattr(each, field, None)
            if isinstance(value, ast.AST):
                todo.append(value)
            elif isinstance(value, list):
                todo += [child for child in value if isinstance(child, ast.AST)]


# The rewriter visits every node to place those without a line; visiting only
# those halves the time of a block.
rewrite.traverse_node = _unplaced
# And its code names these two, which are no names of the page.
vars(builtins).update({"@py_builtins": builtins, "@pytest_ar": rewrite})


def _explain_asserts(tree: ast.Module, filename: str) -> None:
    """Rewrite asserts as pytest does, without its imports among the page's names."""
    try:
        rewrite_asserts(tree, b"", filename)
    except Warning as warning:
        # A tuple is always true; Python itself warns of it as of bad syntax.
        error = SyntaxError(str(warning))
        error.lineno = next(node.lineno for node in ast.walk(tree) if _is_tuple(node))
        raise error from None
    tree.body[:] = [each for each in tree.body if not _is_ours(each)]


def _is_tuple(node: ast.AST) -> TypeGuard[ast.Assert]:
    return isinstance(node, ast.Assert) and isinstance(node.test, ast.Tuple)


def _is_ours(statement: ast.stmt) -> bool:
    names = statement.names if isinstance(statement, ast.Import) else []
    return any((name.asname or "").startswith("@") for name in names)


def _parsed(source: str, filename: str, mode: str, flags: int) -> ast.Module:
    """The syntax tree, or a `SyntaxError` also where Python has another error."""
    try:
        tree: ast.Module = compile(
            source, filename, mode, flags | ast.PyCF_ONLY_AST, dont_inherit=True
        )
    except (ValueError, RecursionError, MemoryError) as error:
        raise SyntaxError(str(error) or type(error).__name__) from None
    return tree


def _unfit(error: SyntaxError, place: Place, source: str) -> Failure:
    hint = ""
    if source.lstrip().startswith(">>>"):
        hint = "; it shows prompts: name the language pycon"
    return Failure(place, f"{type(error).__name__}: {error.msg}{hint}")


def _filename(fence: Fence, places: Sequence[Place]) -> tuple[str, int]:
    """The file that tracebacks name, and what to add to its line numbers.

    Lines from more than one file get a name of their own, which `linecache`
    and `_frames` look up.
    """
    if not places:
        return str(fence.path), fence.place.line
    first, last = places[0], places[-1]
    if first.path == last.path and last.line - first.line == len(places) - 1:
        return str(first.path), first.line - 1
    name = f"<{shown(fence.path)}:{fence.place.line}>"
    lines = [f"{line}\n" for line in fence.source.split("\n")]
    linecache.cache[name] = (len(fence.source), None, lines, name)
    return name, fence.content.index(first)


def execute(page: Page, fence: Fence, code: CodeType) -> None:
    """Run compiled code in the namespace of the fence's container."""
    names = vars(page.scope.module(fence.container.labels))
    with _displayed(names):
        result = eval(code, names)
        if code.co_flags & inspect.CO_COROUTINE:
            page.scope.run(result)
    for name in [name for name in code.co_names if name.startswith("@py_assert")]:
        names.pop(name, None)


@contextmanager
def _displayed(names: dict[str, object]) -> Iterator[None]:
    """`sys.displayhook` with `_` bound in the page, not among the builtins."""

    def display(value: object) -> None:
        if value is not None:
            print(repr(value))
            names["_"] = value

    previous, sys.displayhook = sys.displayhook, display
    try:
        yield
    finally:
        sys.displayhook = previous


def sabotage(fence: Fence) -> Fence:
    """The block failing at once; one that is to raise, doing nothing instead."""
    if fence.modules:
        gone = Path("/sabotaged.py")
        places = [replace(place, path=gone) for place in fence.content]
        ends = fence.places[0], fence.places[-1]
        return replace(fence, places=(ends[0], *places, ends[1]))
    first = "pass" if "raises" in fence.classes else "raise SystemError('sabotaged')"
    rest = fence.source.count("\n") * "\n"
    return fence.with_source(first + rest)


KIND = register(
    Kind(
        name="python",
        languages=("python", "py", "python3", "py3"),
        evaluate=evaluate,
        sabotage=sabotage,
        classes=frozenset({"raises", "static"}),
    )
)
