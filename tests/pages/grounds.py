"""What a proof rests on: names that it doesn't bind itself, or the project's own."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator

IsOurs = Callable[[str], bool]
"""Whether a module, by its name, is one of the project."""


class Ground:
    """Which names of a block rest on what is defined outside it."""

    def __init__(self, is_ours: IsOurs) -> None:
        self._is_ours = is_ours
        self._loose = set(vars(builtins))

    def holds(self, node: ast.AST) -> bool:
        """Whether the node uses a name from outside, or one that rests on such."""
        if any(self._is_ours(name) for name in _imported(node)):
            return True
        inner = node.value if isinstance(node, ast.Assign | ast.AugAssign) else node
        return bool(_loaded(node) - _bound(inner) - self._loose)

    def add(self, statement: ast.stmt) -> None:
        """Take in what a statement binds, and what it may fill."""
        names = _bound(statement)
        if self.holds(statement):
            self._loose -= names | _loaded(statement) - set(vars(builtins))
        else:
            self._loose |= names


def _loaded(node: ast.AST) -> set[str]:
    """The names that a node looks up."""
    names = (each for each in ast.walk(node) if isinstance(each, ast.Name))
    return {each.id for each in names if isinstance(each.ctx, ast.Load)}


def _bound(node: ast.AST) -> set[str]:
    """The names that a node binds, those within it included."""
    found = set()
    for each in ast.walk(node):
        match each:
            case (
                ast.Name(id=name, ctx=ast.Store())
                | ast.arg(arg=name)
                | ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
            ):
                found.add(name)
            case ast.alias(name=name, asname=given):
                found.add(given or name.partition(".")[0])
    return found


def _imported(node: ast.AST) -> Iterator[str]:
    """The modules that a statement imports, or imports from."""
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=str(module)):
            yield module
