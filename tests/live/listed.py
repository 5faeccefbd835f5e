"""The cases as their source lists them, without importing what they need."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.live.cases import TABLES

FOLDER = Path(__file__).with_name("cases")


def listed() -> dict[str, str]:
    """Each case's name, and why its output differs; empty if it must not."""
    return {
        f"{table}.{function.name}": "".join(_reasons(function))
        for table in TABLES
        for function in ast.parse((FOLDER / f"{table}.py").read_text("utf-8")).body
        if isinstance(function, ast.FunctionDef) and function.name[0] != "_"
    }


def _reasons(function: ast.FunctionDef) -> Iterator[str]:
    for decorator in function.decorator_list:
        match decorator:
            case ast.Call(ast.Name("differs"), [ast.Constant(str(reason))]):
                yield reason
