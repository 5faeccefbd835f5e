"""What was measured, as tables: the header first."""

from __future__ import annotations

from examples.measured.data import (
    INTERFACES,
    Case,
    cost,
    is_limited,
    is_over,
    label,
    measured,
)

Rows = list[tuple[str, ...]]
KINDS = ("sync", "async")
NONE = "-"
ENDED = "worker ended"
COUNTS = (1, 10, 50, 200)
DRAWN = (
    ("WSGI", "gunicorn-sync", 1, "sync"),
    ("WSGI", "gunicorn", 4, "sync"),
    ("ASGI", "uvicorn", None, "async"),
    ("ASGI", "uvicorn", None, "blocking"),
)
"""The cases whose timeline is drawn: interface, server, threads, view."""


def _is_seat(case: Case, seat: tuple[object, ...]) -> bool:
    return (case["interface"], case["server"], case["threads"], case["view"]) == seat


def _seats(interface: str) -> list[tuple[str, str, int | None, str]]:
    found = {
        (case["interface"], case["server"], case["threads"], case["view"]): None
        for case in measured()["waits"]
        if case["interface"] == interface
    }
    return sorted(found, key=lambda seat: (-(seat[2] or 0), seat[3]), reverse=True)


def seconds(value: float) -> str:
    """A time, as precise as is meant."""
    return f"{value:.1f}" if value >= 9.95 else f"{value:.2f}"


def _time(case: Case) -> str:
    if not is_over(case):
        return ENDED
    return seconds(case["seconds"]) + (" \\*" if is_limited(case) else "")


def waits(interface: str) -> Rows:
    """Seconds until all are answered; a star where the machine was the limit."""
    rows: Rows = [("server", "threads", "view", *map(str, COUNTS), "at once")]
    for seat in _seats(interface):
        cases = [case for case in measured()["waits"] if _is_seat(case, seat)]
        times = [_time(case) for case in cases]
        most = max(case["at_once"] for case in cases if is_over(case))
        threads = NONE if seat[2] is None else str(seat[2])
        rows.append((label(seat[1]), threads, seat[3], *times, str(most)))
    return rows if interface == "WSGI" else [(row[0], *row[2:]) for row in rows]


def timelines() -> Rows:
    """From when to when the view ran, for each client of some cases."""
    heads = ("client", *(title(*seat) for seat in DRAWN))
    spans = [spans_of(seat) for seat in DRAWN]
    rows = zip(*spans, strict=True)
    return [
        heads,
        *(
            (str(client), *(f"{a:.2f} to {b:.2f}" for a, b in row))
            for client, row in enumerate(rows, 1)
        ),
    ]


def spans_of(seat: tuple[object, ...]) -> list[list[float]]:
    """When each client's view ran, of a case that keeps it."""
    [case] = [
        case for case in measured()["waits"] if _is_seat(case, seat) and "spans" in case
    ]
    spans: list[list[float]] = case["spans"]
    return spans


def title(interface: str, server: str, threads: int | None, view: str) -> str:
    """A case's name."""
    # Its makers' word in brackets is dropped: the threads say the same.
    name = server.partition("-")[0]
    some = "" if threads is None else f", {threads} thread{'s' * (threads > 1)}"
    return f"{interface}: {name}{some}, {view}"


def sockets() -> Rows:
    """Idle WebSockets held by one process."""
    return [
        ("server", "app", "held", "KiB each", "more threads"),
        *(
            (
                label(case["server"]),
                case["app"],
                f"{case['held']:,}",
                f"{case['kib_each']:.0f}",
                str(case["threads_more"]),
            )
            for case in measured()["sockets"]
        ),
    ]


def costs() -> Rows:
    """Milliseconds of processor time for a request that waits for nothing."""
    kinds = [(interface, view) for interface in INTERFACES for view in KINDS]
    found = {
        (case["server"], case["interface"], case["view"]): f"{case['milliseconds']:.2f}"
        for case in measured()["costs"]
    }
    servers = {server: label(server) for server, _, _ in found}
    return [
        ("server", *(f"{interface}, {view}" for interface, view in kinds)),
        *(
            (name, *(found.get((server, *kind), NONE) for kind in kinds))
            for server, name in servers.items()
        ),
        ("median", *(f"{cost(*kind) * 1000:.2f}" for kind in kinds)),
    ]


def crossings() -> Rows:
    """What a call of a function that does nothing takes, by the way to it."""
    cases = measured()["crossings"]
    plain = cases[0]["microseconds"]
    return [
        ("way", "microseconds", "times a plain call"),
        *(
            (
                case["way"],
                f"{case['microseconds']:.2f}",
                f"{case['microseconds'] / plain:,.0f}",
            )
            for case in cases
        ),
    ]
