"""Serve the site at a local address; show and check each page that is saved."""

import signal
import sys
from types import FrameType
from typing import NoReturn

from scripts.serve.port import ensure_free, port_from

ENDED = 128
"""What a shell adds to the number of the signal that ended a process."""


def main() -> None:
    """Serve on the port named by the first argument, until Ctrl+C."""
    try:
        port = port_from(sys.argv[1])
        ensure_free(port)
    except ValueError as error:
        sys.exit(f"make serve: {error}; choose a free one: make serve PORT=NUMBER")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    # Imported here so that Ctrl+C ends a start as quietly as a running server.
    from scripts.serve.preview import serve
    from scripts.site import make

    make.prepare()
    serve(port)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    """End as `sys.exit` does: what was started is stopped on the way out."""
    sys.exit(0 if number == signal.SIGINT else ENDED + number)


if __name__ == "__main__":
    main()
