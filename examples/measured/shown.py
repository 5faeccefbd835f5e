"""The model's numbers, as tables: the header first."""

from __future__ import annotations

from examples.measured.data import INTERFACES, cost, measured
from examples.measured.fit import deployed, described, fits
from examples.measured.model import Load, run
from examples.measured.rows import KINDS, Rows, seconds

MILLISECONDS = 1000


def played() -> Rows:
    """Some loads, and when all are answered under each interface."""
    heads = ("clients", "each waits", "each works", "view", "WSGI", "ASGI")
    return [
        (*heads, "ahead"),
        *(_played(*load) for load in LOADS),
    ]


LOADS = (
    (200, 200, 0, "sync"),
    (200, 200, 0, "async"),
    (200, 200, 0, "blocking"),
    (200, 0, 0, "sync"),
    (200, 0, 0, "async"),
    (4, 200, 0, "sync"),
)
"""Clients, milliseconds that each waits and works, and the kind of view."""
THREADS = 4


def _played(clients: int, wait: int, cpu: int, view: str) -> tuple[str, ...]:
    load = Load(clients, wait / MILLISECONDS, cpu / MILLISECONDS)
    both = [run(load, deployed(side, view, THREADS)).seconds for side in INTERFACES]
    ahead = who_is_ahead(*both)
    return (
        f"{clients}",
        f"{wait} ms",
        f"{cpu} ms",
        view,
        *(f"{seconds(each)} s" for each in both),
        ahead,
    )


LEVEL = 0.1
"""Two times that differ by no more, as a share of the longer, are called level."""


def who_is_ahead(wsgi: float, asgi: float) -> str:
    """Which of two times is the shorter, by more than `LEVEL`."""
    if abs(wsgi - asgi) <= LEVEL * max(wsgi, asgi):
        return "level"
    return "WSGI" if wsgi < asgi else "ASGI"


def side_by_side(server: str = "granian") -> Rows:
    """One server by each interface: seconds until all clients are answered.

    Args:
        server: One that was measured by both.
    """
    heads = ("view", "clients", f"WSGI, {THREADS} threads", "ASGI", "ahead")
    return [heads, *(_beside(server, *pair) for pair in PAIRS)]


PAIRS = [
    (title, clients, under_wsgi, under_asgi)
    for title, under_wsgi, under_asgi in (
        ("sync", "sync", "sync"),
        ("async, awaits", "async", "async"),
        ("async, blocks", "async", "blocking"),
    )
    for clients in (1, 10, 200)
]
"""A kind of view, how many clients, and the view that was asked for by interface.

Under WSGI an async view has a loop for itself: whether it blocks makes no difference.
"""


def _beside(server: str, title: str, clients: int, *views: str) -> tuple[str, ...]:
    both = [
        next(
            float(case["seconds"])
            for case in measured()["waits"]
            if (case["interface"], case["view"]) == (interface, view)
            and (case["server"], case["clients"]) == (server, clients)
            and case["threads"] in (THREADS, None)
        )
        for interface, view in zip(INTERFACES, views, strict=True)
    ]
    return (title, str(clients), *map(seconds, both), who_is_ahead(*both))


def costs_by_kind() -> Rows:
    """What the model takes for what a server works on each request."""
    return [
        ("interface", "view", "a request costs"),
        *(
            (interface, view, f"{cost(interface, view) * MILLISECONDS:.2f} ms")
            for interface in INTERFACES
            for view in KINDS
        ),
    ]


def fit() -> str:
    """How well the model fits what was measured."""
    return described("cases", fits())
