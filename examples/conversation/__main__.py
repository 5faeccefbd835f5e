"""Prints the conversation with an application, for the command line."""

from __future__ import annotations

import argparse
import io
import os
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

from examples.conversation import (
    Conversation,
    Request,
    Together,
    lifespan,
    limits,
    post,
    record,
    record_many,
    websocket,
)
from examples.conversation.named import Wrong, application
from examples.conversation.printed import shown

WRONG = 2
"""The exit status when there is no application to ask."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Asks an application, and prints what was said.

    Args:
        arguments: Those of the command line, unless given.

    Returns:
        The exit status.
    """
    options = _parser().parse_intermixed_args(arguments)
    try:
        said = _record(options)
    except (Wrong, TypeError, ValueError) as error:
        print(f"conversation: {error}", file=sys.stderr)
        return WRONG
    if isinstance(sys.stdout, io.TextIOWrapper):  # its encoding may lack the signs
        sys.stdout.reconfigure(errors="backslashreplace")
    print(shown(said, options.json, options.table), end="")
    return 0


def _record(options: argparse.Namespace) -> Conversation | Together:
    (_, app), request = application(options.application), _request(options)
    if options.clients is None and options.threads is None:
        return record(app, request)
    clients = 1 if options.clients is None else options.clients
    threads = 1 if options.threads is None else options.threads
    if clients < 1:
        raise Wrong(f"--clients {clients}: one at least has to ask")
    return record_many(app, [request] * clients, threads)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m examples.conversation",
        description="Print what a server and an application say to each other.",
    )
    parser.add_argument("application", help="module, or module:attribute")
    parser.add_argument("method", nargs="?", default="GET")
    parser.add_argument("path", nargs="?", default="/")
    parser.add_argument("--websocket", action="store_true", help="open a WebSocket")
    parser.add_argument("--lifespan", action="store_true", help="start and stop")
    parser.add_argument("--send", action="append", default=[], help="say this on it")
    parser.add_argument("--header", action="append", default=[], help="name: value")
    parser.add_argument("--body", action="append", default=[], help="a chunk of it")
    parser.add_argument("--clients", type=int, help="how many ask at once")
    parser.add_argument("--threads", type=int, help="how many a WSGI server has")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--table", action="store_true", help="print a Markdown table")
    return parser


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


def _leave(status: int) -> NoReturn:
    """Ends the process, though the application may have left threads that never end."""
    sys.stdout.flush()
    end = threading.Timer(limits.END, os._exit, [status])
    end.daemon = True
    end.start()
    sys.exit(status)


if __name__ == "__main__":
    _leave(main())
