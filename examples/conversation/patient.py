"""Clients and connections that stay until somebody says what is to be said."""

from __future__ import annotations

from math import inf
from time import monotonic

from examples.conversation.client import Client, event_of
from examples.conversation.connections import Connections
from examples.conversation.requests import Close


class Told(Client):
    """A client that stays, and says what it is told to."""

    def tell(self, what: str | bytes | Close) -> None:
        """Adds to what it says."""
        self._says.append(event_of(what))

    def _leaves(self, state: str, sent: int, timer: bool) -> bool:
        return state == "closed" and super()._leaves(state, sent, timer)


class Patient(Connections):
    """Connections that stay open when nobody has anything to say.

    Attributes:
        until: When the loop is to stop, whatever happens by itself.
    """

    until = inf

    def on_step(self) -> bool:
        """Stops the loop when the time is up."""
        if monotonic() > self.until:
            self.loop.stop()
            return True
        return super().on_step()

    def rest(self) -> bool:
        """Nobody has anything to say: the loop rests until somebody has."""
        for server in self._open:
            self._go_on(server, None, False)
        self.loop.stop()
        return True
