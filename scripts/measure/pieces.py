"""What there is to measure, in pieces: what runs alone, and what runs side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from examples.servers import ASGI_SERVERS
from scripts.measure import crossings, seats, shared, sockets, waits
from scripts.measure.seats import Seat
from scripts.measure.waits import Case

Piece = Callable[[], list[Case]]


def _waits(seat: Seat) -> list[Case]:
    with seat.serve() as address:
        return list(waits.waits(seat, address))


def _costs(seat: Seat) -> list[Case]:
    with seat.serve() as address:
        return list(waits.costs(seat, address))


def _shared(seat: Seat) -> list[Case]:
    with seat.serve() as address:
        return list(shared.shared(seat, address))


def _name(kind: str, seat: Seat) -> str:
    threads = "" if seat.threads is None else f", {seat.threads} threads"
    processes = "" if seat.processes == 1 else f", {seat.processes} processes"
    about = f"{seat.interface}{threads}{processes}; {' '.join(seat.views)}"
    return f"{kind}: {seat.server} ({about})"


def _of(
    kind: str, run: Callable[[Seat], list[Case]], of: Iterable[Seat]
) -> dict[str, Piece]:
    return {_name(kind, seat): partial(run, seat) for seat in of if seats.version(seat)}


def alone() -> dict[str, Piece]:
    """Pieces that need the machine for themselves, by name."""
    return {
        **_of("costs", _costs, (*seats.THREADED, *seats.LOOPS)),
        **_of("waits", _waits, seats.LOOPS),
        "crossings": crossings.crossings,
        **{
            f"sockets: {server}, {app}": partial(_sockets, server, app)
            for app in sockets.APPS
            for server in sockets.SERVERS
            if ASGI_SERVERS[server].version
        },
    }


def _sockets(server: str, app: str) -> list[Case]:
    return [sockets.sockets(server, app)]


def together() -> dict[str, Piece]:
    """Pieces that do little but wait: run one by one they would take ten minutes."""
    few = (*seats.ONE_THREAD, *seats.BLOCKED, *seats.THREADED)
    return {**_of("waits", _waits, few), **_of("shared", _shared, seats.SHARED)}
