"""Many waits at once: how long until all are answered, and how many at a time."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

from examples.servers import Address
from scripts.measure import used
from scripts.measure.clients import Asked, ask
from scripts.measure.limits import (
    CLIENTS,
    COST_CLIENTS,
    COST_ROUNDS,
    LONG,
    RUNS,
    WAIT,
)
from scripts.measure.seats import Seat

Case = dict[str, Any]
DRAWN = 10
"""Of cases with as many clients it is kept when each view ran: they can be drawn."""


def path(view: str, seconds: float) -> str:
    """Where a view that waits is."""
    return f"/{view}-wait/{round(seconds * 1000)}/"


def named(seat: Seat, view: str) -> Case:
    """What a case was measured on."""
    return {
        "interface": seat.interface,
        "server": seat.server,
        "threads": seat.threads,
        "view": view,
    }


def waits(seat: Seat, address: Address) -> Iterator[Case]:
    """Measures each number of clients, on a server that runs.

    Args:
        seat: What runs.
        address: Where.

    Yields:
        A case for each view and number of clients, as the data file keeps it.
    """
    for view in seat.views:
        warm_up(address.port, view, 3)
        for clients in CLIENTS:
            yield named(seat, view) | _case(address.port, path(view, WAIT), clients)


def warm_up(port: int, view: str, clients: int) -> None:
    """Lets clients ask who aren't measured: the first ones wait for imports."""
    ask(port, path(view, 0), clients)


def _case(port: int, where: str, clients: int) -> Case:
    try:
        runs = [measured_run(port, where, clients)]
    except RuntimeError:  # a server may end a worker whose loop stands still
        return {"clients": clients, "runs": 1, "seconds": None}
    while len(runs) < RUNS and runs[-1][0].seconds < LONG:
        runs.append(measured_run(port, where, clients))
    runs.sort(key=lambda run: run[0].seconds)
    asked, _ = runs[(len(runs) - 1) // 2]
    case: Case = {
        "clients": clients,
        "runs": len(runs),
        "seconds": round(asked.seconds, 4),
        "spread": round(_spread([each.seconds for each, _ in runs]), 2),
        "at_once": asked.at_once,
        "late": asked.late,
        # A system counts processor time in ticks: the mean is finer than any run's.
        "server_cpu": round(statistics.fmean(cpu for _, cpu in runs), 3),
        "client_cpu": round(statistics.fmean(each.cpu for each, _ in runs), 3),
    }
    if clients == DRAWN:
        case["spans"] = [[round(a, 3), round(b, 3)] for a, b in asked.spans]
    return case


def _spread(seconds: list[float]) -> float:
    """How far the runs lie apart, as a share of the median."""
    return (max(seconds) - min(seconds)) / statistics.median(seconds)


def measured_run(port: int, where: str, clients: int) -> tuple[Asked, float]:
    """Lets clients ask; gives what they saw, and the server's processor seconds."""
    processes = used.processes(port)
    before = used.cpu(processes)
    asked = ask(port, where, clients)
    return asked, used.cpu(processes) - before


def costs(seat: Seat, address: Address) -> Iterator[Case]:
    """Measures what a request costs that waits for nothing, a few at a time.

    Args:
        seat: What runs.
        address: Where.

    Yields:
        Processor time of the server's processes for each request, by view.
    """
    for view in seat.views:
        runs = [cost(address, view) for _ in range(RUNS + 1)]
        median = statistics.median(runs[1:])  # the first one warms up
        yield named(seat, view) | {"milliseconds": round(median * 1000, 3)}


def cost(address: Address, view: str) -> float:
    """Measures once what a request costs that waits for nothing.

    Args:
        address: A server in a process of its own.
        view: `sync` or `async`.

    Returns:
        Seconds of processor time of the server's processes.
    """
    processes = used.processes(address.port)
    before = used.cpu(processes)
    for _ in range(COST_ROUNDS):
        ask(address.port, path(view, 0), COST_CLIENTS)
    return (used.cpu(processes) - before) / (COST_ROUNDS * COST_CLIENTS)
