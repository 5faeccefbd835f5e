"""Prints the conversation with an application, for the command line."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

from examples.conversation import (
    Conversation,
    Request,
    execution_table,
    lifespan,
    post,
    record,
    text,
    to_json,
    websocket,
)

COLOURS = {"→": "\033[36m", "←": "\033[33m", "·": "\033[35m"}
PLAIN = "\033[0m"

WRONG = 2
"""The exit status when there is no application to ask."""


class Wrong(Exception):
    """What the command line names can't be asked."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Asks an application, and prints what was said.

    Args:
        arguments: Those of the command line, unless given.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    try:
        conversation = record(_application(options.application), _request(options))
    except (Wrong, TypeError, ValueError) as error:
        print(f"conversation: {error}", file=sys.stderr)
        return WRONG
    print(_shown(conversation, options), end="")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m examples.conversation",
        description="Print what a server and an application say to each other.",
    )
    parser.add_argument("application", help="module:attribute")
    parser.add_argument("method", nargs="?", default="GET")
    parser.add_argument("path", nargs="?", default="/")
    parser.add_argument("--websocket", action="store_true", help="open a WebSocket")
    parser.add_argument("--lifespan", action="store_true", help="start and stop")
    parser.add_argument("--send", action="append", default=[], help="say this on it")
    parser.add_argument("--header", action="append", default=[], help="name: value")
    parser.add_argument("--body", action="append", default=[], help="a chunk of it")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--table", action="store_true", help="print a Markdown table")
    return parser


def _application(named: str) -> Any:
    module, colon, attribute = named.partition(":")
    if not (module and colon and attribute):
        raise Wrong(f"{named}: write module:attribute")
    sys.path.insert(0, os.getcwd())
    try:
        found: Any = importlib.import_module(module)
    except Exception as error:
        raise Wrong(f"{module}: {type(error).__name__}: {error}") from error
    for name in attribute.split("."):
        if not hasattr(found, name):
            raise Wrong(f"{module}: has no {attribute}")
        found = getattr(found, name)
    return found


def _request(options: argparse.Namespace) -> Request:
    method, path = options.method, options.path
    if method.startswith("/"):
        method, path = "GET", method
    if not path.startswith("/"):
        raise Wrong(f"{path}: a path begins with /")
    headers = dict(_header(line) for line in options.header)
    if options.lifespan:
        return lifespan()
    if options.websocket:
        return websocket(path, options.send, headers)
    body = [chunk.encode() for chunk in options.body]
    return post(path, body, headers, method.upper())


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not (name and colon):
        raise Wrong(f"{line}: write name: value")
    return name.strip(), value.strip()


def _shown(conversation: Conversation, options: argparse.Namespace) -> str:
    if options.json:
        return f"{to_json(conversation)}\n"
    if options.table:
        return _markdown(execution_table(conversation))
    lines = text(conversation).splitlines(keepends=True)
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return "".join(lines)
    return "".join(_coloured(line) for line in lines)


def _markdown(rows: list[list[str]]) -> str:
    lines = [[cell.replace("|", r"\|") for cell in row] for row in rows]
    lines.insert(1, ["---"] * len(rows[0]))
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _coloured(line: str) -> str:
    colour = COLOURS.get(line[2:3])
    return f"{colour}{line.rstrip()}{PLAIN}\n" if colour else line


if __name__ == "__main__":
    sys.exit(main())
