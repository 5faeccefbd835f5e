"""Prints the matrix of servers for this machine: `python -m examples.servers`."""

import argparse
import signal
import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from examples.conversation.named import Wrong, application
from examples.conversation.recognise import interface_of
from examples.servers.matrix import COLUMNS, row
from examples.servers.seen import Seen
from examples.servers.server import Server
from examples.servers.survey import survey_all
from examples.servers.table import ASGI_SERVERS, WSGI_SERVERS

FAILED, WRONG, STOPPED = 1, 2, 128 + signal.SIGINT
"""The exit status with a server that failed, without an application to serve, and on
Ctrl+C."""

WIDTH = 100
"""Columns of the output where there is no terminal."""

SERVERS = {"WSGI": WSGI_SERVERS, "ASGI": ASGI_SERVERS}

OURS = {
    "WSGI": "examples.probe.wsgi_app:application",
    "ASGI": "examples.probe.asgi_app:application",
}

Rows = list[tuple[Server, Seen | Exception]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves an application on every server, and prints what was seen.

    Args:
        arguments: Those of the command line, unless given.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    try:
        apps, stream = _apps(options.application, options.path)
    except (Wrong, TypeError) as error:
        print(f"servers: {error}", file=sys.stderr)
        return WRONG
    try:
        seen = _seen(apps, options.path, stream)
    except KeyboardInterrupt:
        return STOPPED
    width = None if sys.stdout.isatty() else WIDTH
    console = Console(width=width, highlight=False)
    for interface, rows in seen.items():
        console.print(_table(f"{interface}: {apps[interface]}", rows))
    return _told([each for rows in seen.values() for each in rows])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m examples.servers",
        description="Tell what the servers of this machine do with an application.",
    )
    parser.add_argument(
        "application",
        nargs="?",
        help="module, or module:attribute; without it two of ours, WSGI and ASGI",
    )
    parser.add_argument("--path", default="/", help="what to ask it for")
    return parser


def _apps(named: str | None, path: str) -> tuple[dict[str, str], str]:
    """The applications by interface, and where their answer comes in pieces."""
    if not path.startswith("/"):
        raise Wrong(f"{path}: a path begins with /")
    if named is None:
        return OURS, "/ticks/"
    name, found = application(named)
    return {interface_of(found): name}, path


def _seen(apps: dict[str, str], path: str, stream: str) -> dict[str, Rows]:
    count = sum(len(SERVERS[interface]) for interface in apps)
    errors = Console(stderr=True)
    with Progress(
        console=errors, transient=True, disable=not errors.is_terminal
    ) as progress:
        task = progress.add_task("servers", total=count)

        def done(server: Server) -> None:
            progress.update(task, advance=1, description=server.label)

        return {
            interface: [
                *zip(
                    SERVERS[interface].values(),
                    survey_all(SERVERS[interface].values(), app, path, stream, done),
                    strict=True,
                )
            ]
            for interface, app in apps.items()
        }


def _table(title: str, rows: Rows) -> Table:
    table = Table(
        *COLUMNS,
        title=f"\n{title}",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    for server, seen in rows:
        table.add_row(*row(server, seen))
    return table


def _told(rows: Rows) -> int:
    """Tells of what failed, with the server's log."""
    failed = [(server, seen) for server, seen in rows if isinstance(seen, Exception)]
    for server, error in failed:
        said = str(error).removeprefix(f"{server.label}: ") or type(error).__name__
        print(f"servers: {server.label}: {said}", file=sys.stderr)
        if server.version:
            print(*getattr(error, "__notes__", ()), sep="\n", file=sys.stderr)
    return FAILED if any(server.version for server, _ in failed) else 0


if __name__ == "__main__":
    sys.exit(main())
