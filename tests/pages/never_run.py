"""Lines that no run reached: a mark is compiled in before each nested statement."""

from __future__ import annotations

import ast
import builtins
import io
import re
import tokenize
from collections.abc import Iterator, Sequence
from itertools import count

from tests.pages.failure import Failure, Place

_pending: set[int] = set()
_numbers = count()
_MARK = "@reached"
"""No name that a page can write; looked up among the builtins."""

vars(builtins)[_MARK] = _pending.discard

_EXEMPT = re.compile(r".*#\s*not run\b:?\s*(?P<reason>.*)$")


class Marks:
    """The marks of one page."""

    def __init__(self) -> None:
        self._places: dict[int, tuple[Place, str]] = {}
        self._exempt: dict[Place, list[int]] = {}

    def compile_in(
        self,
        tree: ast.Module | ast.Interactive,
        lines: Sequence[str],
        places: Sequence[Place],
        top: bool = False,
    ) -> None:
        """Put a mark before each statement that a finished block may not have run.

        A block's own top-level statements have all run if it ends, so they
        need none.

        Args:
            tree: The block, its line numbers those of `lines`.
            lines: The block's source.
            places: Where each of the lines was written.
            top: Mark the top level too, for a block that is to fail.

        Raises:
            Failure: An exemption gives no reason.
        """
        exempt = dict(_exemptions(lines, places))
        self._exempt |= {place: [] for place in exempt.values()}
        for node, body, covered in list(_suites(tree, exempt, None)):
            if node is tree and not top:
                continue
            body[:] = [
                part
                for statement in body
                for part in self._marked(statement, lines, places, exempt, covered)
            ]

    def _marked(
        self,
        statement: ast.stmt,
        lines: Sequence[str],
        places: Sequence[Place],
        exempt: dict[int, Place],
        covered: Place | None,
    ) -> Iterator[ast.stmt]:
        if not _is_inert(statement):
            number = next(_numbers)
            _pending.add(number)
            line = statement.lineno
            self._places[number] = (places[line - 1], lines[line - 1].strip())
            by = covered or _exemption(statement, exempt)
            if by is not None:
                self._exempt[by].append(number)
            yield _mark(number, statement)
        yield statement

    def judge(self) -> Iterator[Failure]:
        """Name the lines that were never reached, and exemptions without use."""
        exempted = set().union(*self._exempt.values())
        missed = [self._places[n] for n in _pending & self._places.keys() - exempted]
        for place, text in sorted(missed, key=lambda each: each[0].line):
            message = (
                f"no run reached `{text}`: call it, or end the line with "
                "`# not run: reason`"
            )
            yield Failure(place, message)
        for place, numbers in self._exempt.items():
            if not _pending.intersection(numbers):
                yield Failure(place, "this line ran: drop its `# not run`")

    def forget(self) -> None:
        """Drop the marks of this page."""
        _pending.difference_update(self._places)


def _suites(
    node: ast.AST, exempt: dict[int, Place], covered: Place | None
) -> Iterator[tuple[ast.AST, list[ast.stmt], Place | None]]:
    """Every list of statements, and the exemption of what encloses it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield from _suites(child, exempt, covered or _exemption(child, exempt))
    last = getattr(node, "lineno", 1) - 1
    for name in ("body", "orelse", "finalbody"):
        body = getattr(node, name, None)
        if isinstance(body, list) and body:
            header = range(last + 1, body[0].lineno)
            yield node, body, covered or _within(header, exempt)
            last = body[-1].end_lineno or last


def _exemptions(
    lines: Sequence[str], places: Sequence[Place]
) -> Iterator[tuple[int, Place]]:
    """The lines of a block that say in a comment that no run reaches them."""
    source = "\n".join(lines)
    if "# not run" not in source:
        return
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        match = _EXEMPT.match(token.string) if token.type == tokenize.COMMENT else None
        if match:
            place = places[token.start[0] - 1]
            if not match["reason"].strip():
                message = "`# not run` needs a reason: `# not run: reason`"
                raise Failure(place, message)
            yield token.start[0], place


def _exemption(node: ast.AST, exempt: dict[int, Place]) -> Place | None:
    """The exemption that stands in the statement's own lines, its body aside."""
    if not exempt or not isinstance(node, ast.stmt | ast.excepthandler):
        return None
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if isinstance(body, list) else node.end_lineno
    return _within(range(node.lineno, max(last or 0, node.lineno) + 1), exempt)


def _within(lines: range, exempt: dict[int, Place]) -> Place | None:
    return next((exempt[line] for line in lines if line in exempt), None)


def _is_inert(statement: ast.stmt) -> bool:
    """A docstring, or an import that has to stay first."""
    match statement:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.ImportFrom(module="__future__"):
            return True
    return False


def _mark(number: int, statement: ast.stmt) -> ast.stmt:
    call = ast.Call(ast.Name(_MARK, ast.Load()), [ast.Constant(number)], [])
    return ast.fix_missing_locations(ast.copy_location(ast.Expr(call), statement))
