"""What `make measure` wrote, and which of it tells of the servers alone."""

from __future__ import annotations

import json
import statistics
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("measured.json")
LIMIT = 0.2
"""The share of the time that servers and clients may work, on one processor."""

SPREAD = 0.15
"""How far the runs of a case may lie apart, as a share of its time."""

Case = dict[str, Any]

INTERFACES = ("WSGI", "ASGI")
LABELS = {
    "gunicorn-sync": "gunicorn (sync)",
    "uwsgi": "uWSGI",
}


@cache
def measured() -> dict[str, Any]:
    """All of the file."""
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return data


def label(server: str) -> str:
    """A server's name as its makers write it."""
    return LABELS.get(server, server)


def is_over(case: Case) -> bool:
    """Whether all clients had their answer; else the server ended its worker.

    Args:
        case: One of the file's `waits`.
    """
    return case["seconds"] is not None


def is_limited(case: Case) -> bool:
    """Whether the machine was the limit rather than the server.

    So it was if server and clients worked for a good part of the time that the case
    took: then more processors, or faster ones, would have made it shorter. So it was if
    clients had to knock again, because the queue of those who want to connect was full,
    or if its runs lie far apart, because the machine had other work.

    Args:
        case: One of the file's `waits` that has an end.
    """
    return is_limited_share(case) or case["spread"] > SPREAD


def is_limited_share(case: Case) -> bool:
    """The same for one run, which lies apart from no other."""
    worked: float = case["server_cpu"] + case["client_cpu"]
    return worked > LIMIT * float(case["seconds"]) or case["late"] > 0


def cost(interface: str, view: str) -> float:
    """What a request costs that waits for nothing: the median of the servers.

    Args:
        interface: `WSGI` or `ASGI`.
        view: `sync`, `async`, or `blocking`, which costs what an async one does.

    Returns:
        Seconds of processor time.
    """
    kind = (interface, "async" if view == "blocking" else view)
    costs = [
        case["milliseconds"]
        for case in measured()["costs"]
        if (case["interface"], case["view"]) == kind
    ]
    return float(round(statistics.median(costs), 2)) / 1000
