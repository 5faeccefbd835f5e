"""Many waits at once on several processes: how the clients are shared out."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from examples.servers import Address
from scripts.measure.limits import CLIENTS, SHARED_KEPT, SHARED_RUNS, WAIT
from scripts.measure.seats import Seat
from scripts.measure.waits import Case, measured_run, named, path, warm_up


def shared(seat: Seat, address: Address) -> Iterator[Case]:
    """Measures each number of clients, on a server of several processes.

    Runs of a case may differ without any fault of the machine's: who takes a client is
    left to chance. So the file keeps several, with the share of the busiest process:
    those whose views took the least time, for then the machine had little other work.

    Args:
        seat: What runs.
        address: Where.

    Yields:
        A case for each view and number of clients, as the data file keeps it.
    """
    for view in seat.views:
        warm_up(address.port, view, 4 * seat.processes)
        for clients in CLIENTS[1:]:
            case = named(seat, view) | {"processes": seat.processes, "clients": clients}
            yield case | _runs(address.port, path(view, WAIT), clients)


def _runs(port: int, where: str, clients: int) -> Case:
    every = [measured_run(port, where, clients) for _ in range(SHARED_RUNS)]
    runs = sorted(every, key=lambda run: run[0].view)[:SHARED_KEPT]
    return {
        "late": max(asked.late for asked, _ in runs),
        "server_cpu": round(statistics.fmean(cpu for _, cpu in runs), 3),
        "client_cpu": round(statistics.fmean(asked.cpu for asked, _ in runs), 3),
        "runs": [
            {
                "seconds": round(asked.seconds, 4),
                "busiest": asked.busiest,
                "in_view": round(asked.view, 4),
            }
            for asked, _ in sorted(runs, key=lambda run: run[0].seconds)
        ],
    }
