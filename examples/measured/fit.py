"""The model beside what was measured."""

from __future__ import annotations

from dataclasses import dataclass

from examples.measured.data import (
    Case,
    cost,
    is_limited,
    is_limited_share,
    is_over,
    measured,
)
from examples.measured.model import Deployment, Load, Run, run


def deployed(
    interface: str, view: str, threads: int | None = None, processes: int = 1
) -> Deployment:
    """A server as the model sees it.

    Args:
        interface: `WSGI` or `ASGI`.
        view: `sync`, `async` or `blocking`.
        threads: How many threads each process of a WSGI server has.
        processes: How many processes there are.

    Returns:
        Its cost, measured, and its places: the threads under WSGI; under ASGI one if
        the view blocks, else as many as there are clients.
    """
    places = threads if interface == "WSGI" else 1 if view == "blocking" else None
    return Deployment(cost(interface, view), places, processes)


def modelled(case: Case) -> Run:
    """What the model says of a case that was measured, were all shared out evenly."""
    processes = case.get("processes", 1)
    server = deployed(case["interface"], case["view"], case["threads"], processes)
    return run(Load(case["clients"], measured()["wait"]), server)


def modelled_share(case: Case, clients: int) -> Run:
    """What the model says of a process that has so many of a case's clients."""
    return modelled(case | {"clients": clients, "processes": 1})


@dataclass(frozen=True)
class Fit:
    """How far the model is off.

    Attributes:
        case: What was measured.
        seconds: What the model says.
    """

    case: Case
    seconds: float

    @property
    def off(self) -> float:
        """The difference as a share of what was measured."""
        return abs(self.seconds / float(self.case["seconds"]) - 1)


def fits() -> list[Fit]:
    """Every case of one process in which the machine was not the limit."""
    return [
        Fit(case, modelled(case).seconds)
        for case in measured()["waits"]
        if is_over(case) and not is_limited(case)
    ]


def shared_fits() -> list[Fit]:
    """Every run of several processes: the one with the most clients ends last."""
    return [
        Fit(case | each, modelled_share(case, each["busiest"]).seconds)
        for case in measured()["shared"]
        for each in case["runs"]
        if not is_limited_share(case | each)
    ]


def described(what: str, every: list[Fit]) -> str:
    """How well the model fits, in words.

    Args:
        what: What there are several of.
        every: Each of them.
    """
    off = sorted(each.off for each in every)
    return (
        f"{len(every)} {what}, off by {off[-1]:.0%} at most,"
        f" by {off[len(off) // 2]:.0%} in the middle"
    )
