"""The model beside what was measured."""

from __future__ import annotations

from dataclasses import dataclass

from examples.measured.data import Case, cost, is_limited, is_over, measured
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
    """What the model says of a case that was measured."""
    server = deployed(case["interface"], case["view"], case["threads"])
    return run(Load(case["clients"], measured()["wait"]), server)


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
    """Every case in which the machine was not the limit, beside the model."""
    return [
        Fit(case, modelled(case).seconds)
        for case in measured()["waits"]
        if is_over(case) and not is_limited(case)
    ]
