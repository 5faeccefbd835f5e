"""A model of servers under load: when each of many clients is answered.

All clients ask at the same time. A request first works, which takes a processor, then
waits, which takes none. A process has one processor, and so many places: requests that
can be in the view at the same time. A client beyond them queues.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What clients ask for.

    Attributes:
        clients: How many ask at the same time.
        wait: Seconds that a view waits.
        cpu: Seconds that a view works.
    """

    clients: int
    wait: float
    cpu: float = 0.0


@dataclass(frozen=True)
class Deployment:
    """What answers them.

    Attributes:
        cost: Seconds that server and framework work on a request, beside the view.
        places: How many requests a process has in its views, at most; `None` if as
            many as there are.
        processes: How many there are. The clients spread over them evenly, and each
            has a processor for itself.
    """

    cost: float
    places: int | None = None
    processes: int = 1


@dataclass(frozen=True)
class Run:
    """What comes of it in the process that has the most clients.

    Attributes:
        clients: How many clients the process has.
        places: How many of them can be in the view at the same time.
        work: Seconds that each request works.
        wait: Seconds that it waits.
    """

    clients: int
    places: int
    work: float
    wait: float

    # --8<-- [start:times]
    @property
    def round(self) -> float:
        """Seconds from one use of a place to the next."""
        return max(self.places * self.work, self.work + self.wait)

    def begins(self, client: int) -> float:
        """When a request begins; the first one is number 0."""
        rounds, place = divmod(client, self.places)
        return rounds * self.round + place * self.work

    def ends(self, client: int) -> float:
        """When a client has its answer."""
        return self.begins(client) + self.work + self.wait

    @property
    def seconds(self) -> float:
        """When all have theirs."""
        return self.ends(self.clients - 1)
        # --8<-- [end:times]


def run(load: Load, deployment: Deployment) -> Run:
    """Lets clients ask.

    Args:
        load: What they ask for.
        deployment: Whom.

    Returns:
        What comes of it.
    """
    clients = -(-load.clients // deployment.processes)
    places = min(deployment.places or clients, clients)
    return Run(clients, places, load.cpu + deployment.cost, load.wait)
