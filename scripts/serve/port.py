"""The port that the site is served on."""

import os
import socket

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
