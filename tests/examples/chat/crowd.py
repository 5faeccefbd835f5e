"""A room full of people who all speak, and note what they hear."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack

from websockets.asyncio.client import ClientConnection, connect

from examples.servers import Address, limits

AT_ONCE = 4
"""How many messages of a room may be on their way: with 20 rooms, 80 of the 100 that
the channel layer carries for a process."""


class Room:
    """A room, and what each of its people hears.

    A message is said only when few others are on their way: how fast that is depends
    on the machine, so none is lost however slow it is.

    Args:
        path: The room's.
        servers: Where its people are, one by one.
        size: How many there are.
    """

    def __init__(self, path: str, servers: tuple[Address, ...], size: int) -> None:
        self.targets = [
            f"{servers[person % len(servers)].ws}{path}?name={person}"
            for person in range(size)
        ]
        self.heard: list[list[str]] = [[] for _ in self.targets]
        self._people: list[ClientConnection] = []
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._by: Counter[str] = Counter()

    async def come(self, stack: AsyncExitStack) -> None:
        """All come, one after the other, until all who are there have heard so."""
        for number, target in enumerate(self.targets):
            opening = connect(target, compression=None, ping_interval=None)
            self._people.append(await stack.enter_async_context(opening))
            for person in self._people:
                assert f"{number} came" == await _next(person)

    async def talk(self, times: int) -> None:
        """Each speaks so many times, until all have heard all."""
        async with asyncio.TaskGroup() as group:
            for number, person in enumerate(self._people):
                group.create_task(self._listen(number, person, times))
                group.create_task(self._speak(person, times))

    async def _speak(self, person: ClientConnection, times: int) -> None:
        for number in range(times):
            await self._turns.acquire()
            await person.send(str(number))

    async def _listen(self, number: int, person: ClientConnection, times: int) -> None:
        for _ in range(times * len(self._people)):
            said = await _next(person)
            self.heard[number].append(said)
            self._by[said] += 1
            if self._by[said] == len(self._people):
                self._turns.release()


async def _next(person: ClientConnection) -> str:
    async with asyncio.timeout(limits.ANSWER):
        return str(await person.recv())
