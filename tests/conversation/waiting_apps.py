"""ASGI applications that wait, each in its way."""

import asyncio
import types
from collections.abc import AsyncIterator, Awaitable, Generator
from typing import Any

NAP = 0.001


async def answers(send: Any) -> None:
    """The whole answer."""
    await send({"type": "http.response.start", "status": 200})
    await send({"type": "http.response.body", "body": b"x"})


async def sleeps(scope: Any, receive: Any, send: Any) -> None:
    """In its own coroutine."""
    await asyncio.sleep(NAP)
    await answers(send)


async def query() -> None:
    """A function of the application's own."""
    await asyncio.sleep(NAP)


async def calls(scope: Any, receive: Any, send: Any) -> None:
    """In a coroutine that it awaits."""
    await query()
    await answers(send)


async def has_child(scope: Any, receive: Any, send: Any) -> None:
    """In a task of its own."""
    await asyncio.create_task(query())
    await answers(send)


async def gathers(scope: Any, receive: Any, send: Any) -> None:
    """In two tasks."""
    await asyncio.gather(asyncio.sleep(NAP), asyncio.sleep(NAP))
    await answers(send)


async def groups(scope: Any, receive: Any, send: Any) -> None:
    """In the task of a group."""
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(NAP))
    await answers(send)


async def waits_for_tasks(scope: Any, receive: Any, send: Any) -> None:
    """In the task that another waits for."""
    await asyncio.wait([asyncio.create_task(asyncio.sleep(NAP))])
    await answers(send)


async def has_timeout(scope: Any, receive: Any, send: Any) -> None:
    """At most so long."""
    await asyncio.wait_for(query(), 10)
    await answers(send)


async def ticks() -> AsyncIterator[None]:
    """An asynchronous generator."""
    await asyncio.sleep(NAP)
    yield


async def iterates(scope: Any, receive: Any, send: Any) -> None:
    """In an asynchronous generator."""
    async for _ in ticks():
        await answers(send)


class Later(Awaitable[None]):
    """What is awaited by way of `__await__`."""

    def __await__(self) -> Generator[Any, Any, None]:
        return query().__await__()


async def awaits_an_object(scope: Any, receive: Any, send: Any) -> None:
    """In what no keyword `async` shows."""
    await Later()
    await answers(send)


@types.coroutine
def old() -> Generator[Any, Any, None]:
    """A coroutine as they were before `async def`."""
    yield from query().__await__()


async def awaits_a_generator(scope: Any, receive: Any, send: Any) -> None:
    """In a generator that is a coroutine."""
    await old()
    await answers(send)


async def awaits_an_event(scope: Any, receive: Any, send: Any) -> None:
    """For another task, which says when."""
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(NAP, event.set)
    await event.wait()
    await answers(send)


async def awaits_a_queue(scope: Any, receive: Any, send: Any) -> None:
    """For what another puts into a queue."""
    queue: asyncio.Queue[int] = asyncio.Queue()
    asyncio.get_running_loop().call_later(NAP, queue.put_nowait, 1)
    await queue.get()
    await answers(send)


async def awaits_a_future(scope: Any, receive: Any, send: Any) -> None:
    """With no coroutine of asyncio's."""
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(NAP, future.set_result, 1)
    await future
    await answers(send)


async def listens_meanwhile(scope: Any, receive: Any, send: Any) -> None:
    """While a task of its own waits for the client."""
    await receive()
    listens = asyncio.create_task(receive())
    await asyncio.sleep(0)
    await asyncio.sleep(NAP)
    listens.cancel()
    await answers(send)


async def sleeps_on(scope: Any, receive: Any, send: Any) -> None:
    """Three times at the same line."""
    for _ in range(3):
        await asyncio.sleep(NAP)
    await answers(send)


async def sleeps_twice(scope: Any, receive: Any, send: Any) -> None:
    """At two lines."""
    await asyncio.sleep(NAP)
    await asyncio.sleep(NAP)
    await answers(send)


async def sends_alone(scope: Any, receive: Any, send: Any) -> None:
    """It awaits, and never waits."""
    await asyncio.sleep(0)
    await answers(send)


SLEEPS = ["asyncio.sleep()"]

EXPECTED: dict[Any, list[str]] = {
    sleeps: SLEEPS,
    calls: SLEEPS,
    has_child: SLEEPS,
    gathers: SLEEPS,
    groups: SLEEPS,
    waits_for_tasks: SLEEPS,
    has_timeout: SLEEPS,
    iterates: SLEEPS,
    awaits_an_object: SLEEPS,
    awaits_a_generator: SLEEPS,
    awaits_an_event: ["asyncio.Event.wait()"],
    awaits_a_queue: ["asyncio.Queue.get()"],
    awaits_a_future: ["awaits_a_future()"],
    listens_meanwhile: SLEEPS,
    sleeps_on: SLEEPS,
    sleeps_twice: 2 * SLEEPS,
    sends_alone: [],
}
"""What each is said to wait for, in order."""
