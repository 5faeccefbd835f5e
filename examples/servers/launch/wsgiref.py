"""Runs wsgiref in a process: `host port app`."""

import logging
import sys
from pkgutil import resolve_name

from examples.servers.wsgiref_server import made


def main(host: str, port: str, app: str) -> None:
    """Serves an application until the process is ended.

    Args:
        host: Where to listen.
        port: The port there.
        app: The application, as `module:attribute`.
    """
    logging.basicConfig(level=logging.WARNING)
    with made(resolve_name(app), host, int(port)) as server:
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
