"""Serve the site at a local address and rebuild it whenever a file changes."""

import os
import socket
import sys

HOST = "127.0.0.1"


def port_from(text: str) -> int:
    """Read a TCP port.

    Args:
        text: What the user gave as `PORT`.

    Returns:
        The port.

    Raises:
        ValueError: It is no number from 1 to 65535.
    """
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ValueError(f"PORT={text} is no number from 1 to 65535")
    return int(text)


def ensure_free(port: int) -> None:
    """Check that a server could listen on a port.

    Args:
        port: The port.

    Raises:
        ValueError: It could not; the message holds the system's reason.
    """
    try:
        socket.create_server((HOST, port)).close()
    except OSError as error:
        raise ValueError(f"{HOST}:{port}: {os.strerror(error.errno or 0)}") from None


def main() -> None:
    """Run `mkdocs serve` on the port named by the first argument."""
    try:
        port = port_from(sys.argv[1])
        ensure_free(port)
    except ValueError as error:
        sys.exit(f"make serve: {error}; choose a free one: make serve PORT=NUMBER")
    # A warning must not stop who is writing: the gate is strict, this is not.
    options = [f"--dev-addr={HOST}:{port}", "--no-strict"]
    try:
        # Imported here so that Ctrl+C ends a start as quietly as a running server.
        from mkdocs.__main__ import cli

        from scripts.site import make

        make.prepare()
        cli(["serve", *options], prog_name="mkdocs")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
