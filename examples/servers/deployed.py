"""Starts the command line of a file, as a machine of production does."""

import re
import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from examples.servers.address import Address, free_port
from examples.servers.command import wait_until_it_answers
from examples.servers.process import Process, process


def command_of(script: Path) -> list[str]:
    """The command line that a shell script holds.

    Args:
        script: The file; its comments are left out.

    Returns:
        The words.
    """
    text = script.read_text(encoding="utf-8").replace("\\\n", " ")
    return shlex.split(text, comments=True)


def on_ports(text: str, ports: Mapping[int, int | str]) -> str:
    """Puts other ports in a text.

    Args:
        text: A configuration or a command line.
        ports: For each port in it, the one to take instead.

    Returns:
        The text.
    """
    return re.sub(
        r"\b\d+\b", lambda found: str(ports.get(int(found[0]), found[0])), text
    )


def environment_of(file: Path, ports: Mapping[int, int | str]) -> dict[str, str]:
    """The variables that an environment file sets.

    Args:
        file: As systemd's `EnvironmentFile`: a line for each variable.
        ports: For each port in it, the one to take instead.

    Returns:
        Each variable's value.
    """
    lines = on_ports(file.read_text(encoding="utf-8"), ports).splitlines()
    return dict(line.split("=", 1) for line in lines)


@contextmanager
def deployed(
    script: Path, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[Address, Process]]:
    """Runs a server as the command line of a file says, but on a free port.

    Args:
        script: The file; its server listens on port 8000.
        environment: Variables to set besides this process's own.

    Yields:
        Where it listens, and its process.

    Raises:
        RuntimeError: If the server ends before the block does.
        TimeoutError: If it does not answer, or does not stop, in time.
    """
    with free_port() as port:
        words = [on_ports(word, {8000: port}) for word in command_of(script)]
        with process(words, environment or {}) as server:
            wait_until_it_answers(server, port)
            yield Address(port), server
