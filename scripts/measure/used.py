"""What the processes of a server use."""

from __future__ import annotations

import psutil


def processes(port: int) -> list[psutil.Process]:
    """The processes of the server that was told to listen at a port.

    Args:
        port: The port, which stands in its command line.

    Returns:
        The server's process, and all that it started.

    Raises:
        RuntimeError: If there is none.
    """
    started = psutil.Process().children()
    own = [each for each in started if _names(each, port)]
    if not own:
        raise RuntimeError(f"port {port}: no process serves it; start it from here")
    return [*own, *(below for each in own for below in each.children(recursive=True))]


def _names(process: psutil.Process, port: int) -> bool:
    try:
        return any(str(port) in part for part in process.cmdline()[2:])
    except psutil.Error:
        return False


def cpu(of: list[psutil.Process]) -> float:
    """The processor seconds that processes have used."""
    times = [each.cpu_times() for each in of]
    return float(sum(each.user + each.system for each in times))


def memory(of: list[psutil.Process]) -> int:
    """The bytes that would be free if the processes ended."""
    return sum(each.memory_full_info().uss for each in of)


def threads(of: list[psutil.Process]) -> int:
    """The threads of processes."""
    return sum(each.num_threads() for each in of)
