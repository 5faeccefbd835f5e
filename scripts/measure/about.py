"""On what was measured: the machine, and the versions; nothing personal."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from scripts.measure import seats
from scripts.measure.limits import THREADS, WAIT

CPUINFO = Path("/proc/cpuinfo")


def about() -> dict[str, Any]:
    """What the data file says above its figures."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": {
            "cpu": _cpu(),
            "cores": psutil.cpu_count(),
            "memory_gib": round(psutil.virtual_memory().total / 2**30),
            "system": platform.system(),
        },
        "versions": {
            "Python": platform.python_version(),
            "Django": version("django"),
            "asgiref": version("asgiref"),
            "Channels": version("channels"),
            **_servers(),
        },
        "wait": WAIT,
        "threads": THREADS,
    }


def _cpu() -> str:
    if CPUINFO.exists():
        for line in CPUINFO.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _servers() -> dict[str, str]:
    all_seats = [*seats.ONE_THREAD, *seats.THREADED, *seats.LOOPS]
    found = {
        seat.server.partition("-")[0]: seats.version(seat)
        for seat in all_seats
        if seat.server != "wsgiref"
    }
    return {name: found[name] or "not installed" for name in sorted(found)}
