"""Programs that are no Python: where they are."""

import os
import shutil

NAMES = ("redis-server", "nginx")
"""Those that run here; each is also the name of its Debian package."""

SYSTEM = "/usr/local/sbin:/usr/sbin:/sbin"
"""Where nginx may be, though who is not root has it not on `PATH`."""


def find(name: str) -> str | None:
    """Finds a program.

    Args:
        name: One of `NAMES`.

    Returns:
        Its path, or `None`.
    """
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:{SYSTEM}")


def need(name: str) -> str:
    """Finds a program that has to be there.

    Args:
        name: One of `NAMES`.

    Returns:
        Its path.

    Raises:
        FileNotFoundError: If it is not installed; the message says what to do.
    """
    path = find(name)
    if path is None:
        raise FileNotFoundError(f"no {name}: {advice(name)}")
    return path


def advice(name: str, elsewhere: str = "put it on PATH") -> str:
    """What to do where a program is missing.

    Args:
        name: The Debian package.
        elsewhere: What to do on another system.

    Returns:
        A line.
    """
    return f"as root, apt-get install {name} on Debian; elsewhere {elsewhere}"
