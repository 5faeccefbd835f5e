"""What several clients and one application say to each other, as data."""

from __future__ import annotations

from dataclasses import dataclass

from examples.conversation.message import Conversation, Interface, Message, Parts


@dataclass(frozen=True)
class Together:
    """All that was said about several requests at once.

    Attributes:
        interface: `WSGI` or `ASGI`.
        threads: How many worker threads a WSGI server has; `None` for the one event
            loop of an ASGI server.
        requests: What each client asked for, as parts.
        messages: Who it was said with, and what, in order; clients count from 1.
    """

    interface: Interface
    threads: int | None
    requests: tuple[Parts, ...]
    messages: tuple[tuple[int, Message], ...] = ()

    @property
    def clients(self) -> range:
        """The numbers of all clients, whether anything was said with them or not."""
        return range(1, len(self.requests) + 1)

    def client(self, number: int) -> Conversation:
        """One client's own part.

        Args:
            number: Which client, counted from 1.

        Returns:
            Its conversation, in the places where the others were, too.

        Raises:
            ValueError: If there is no such client.
        """
        if number not in self.clients:
            raise ValueError(f"client {number}: there are {len(self.requests)}")
        said = tuple(message for who, message in self.messages if who == number)
        return Conversation(self.interface, self.requests[number - 1], said)


def stays(together: Together) -> dict[int, range]:
    """During which messages each client that was served is in the application."""
    inside: dict[int, range] = {}
    for index, (client, _) in enumerate(together.messages):
        first = inside[client].start if client in inside else index
        inside[client] = range(first, index + 1)
    return inside


def at_once(together: Together) -> int:
    """The largest number of requests that were in the application at the same time.

    A request is in the application from its first message to its last.
    """
    inside = stays(together).values()
    counts = (sum(stay.start in other for other in inside) for stay in inside)
    return max(counts, default=0)
