"""asgiref: from sync to async, and back."""

import asyncio
import threading
import time
from collections.abc import Coroutine

from asgiref.local import Local
from asgiref.sync import ThreadSensitiveContext, async_to_sync, sync_to_async
from asgiref.testing import ApplicationCommunicator

from examples.hello.asgi_app import application

THREAD = threading.local()


def _here() -> str:
    return threading.current_thread().name


async def _there() -> str:
    await asyncio.sleep(0)
    return _here()


def sync_to_async_sensitive() -> None:
    async def main() -> None:
        first, second = await sync_to_async(_here)(), await sync_to_async(_here)()
        print(first == second, first != _here())

    asyncio.run(main())


def sync_to_async_in_a_pool() -> None:
    async def main() -> None:
        print(await sync_to_async(_here, thread_sensitive=False)())

    asyncio.run(main())


def sync_to_async_fails() -> None:
    async def main() -> None:
        try:
            await sync_to_async(dict[str, str]().__getitem__)("key")
        except KeyError as error:
            print(repr(error))

    asyncio.run(main())


def async_to_sync_in_main() -> None:
    print(async_to_sync(_there)())


def async_to_sync_and_back() -> None:
    async def back() -> str:
        return await sync_to_async(_here)()

    print(async_to_sync(back)())


def async_to_sync_on_the_loop() -> None:
    async def main() -> None:
        try:
            async_to_sync(_there)()
        except RuntimeError as error:
            print(error)

    asyncio.run(main())


def async_to_sync_fails() -> None:
    async def fail() -> None:
        raise LookupError("lost")

    try:
        async_to_sync(fail)()
    except LookupError as error:
        print(repr(error))


def to_a_thread_and_back_to_the_loop() -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()

        async def same() -> bool:
            return asyncio.get_running_loop() is loop

        print(await sync_to_async(async_to_sync(same))())
        print(await sync_to_async(async_to_sync(_there))() == _here())

    asyncio.run(main())


def four_deep() -> None:
    async def inner() -> list[str]:
        return [_here(), await sync_to_async(_here)()]

    def sync() -> list[str]:
        return [_here(), *async_to_sync(inner)()]

    async def outer() -> list[str]:
        return [_here(), *await sync_to_async(sync)()]

    print(async_to_sync(outer)())


def the_loop_goes_on() -> None:
    async def tick() -> None:
        for number in range(3):
            print("tick", number)
            await asyncio.sleep(0.02)

    def sync() -> None:
        async_to_sync(asyncio.sleep)(0.5)
        print("sync code is back")

    async def main() -> None:
        ticks = asyncio.create_task(tick())
        await asyncio.sleep(0)
        await sync_to_async(sync)()
        await ticks

    asyncio.run(main())


def one_after_the_other() -> None:
    def work(name: str) -> None:
        print(name, "begins")
        time.sleep(0.01)
        print(name, "ends")

    async def main() -> None:
        await asyncio.gather(*(sync_to_async(work)(name) for name in "ab"))

    asyncio.run(main())


def context_of_threads() -> None:
    async def main() -> None:
        async with ThreadSensitiveContext():
            first = await sync_to_async(_here)()
            print(first == await sync_to_async(_here)())
        async with ThreadSensitiveContext():
            print(first == await sync_to_async(_here)())

    asyncio.run(main())


def locals_cross() -> None:
    local = Local()

    def change() -> None:
        print(local.value)
        local.value += 1

    async def main() -> None:
        local.value = 1
        await sync_to_async(change)()
        print(local.value)

    async_to_sync(main)()
    print(local.value)


def critical_locals_do_not() -> None:
    local = Local(thread_critical=True)

    def look() -> bool:
        return hasattr(local, "value")

    async def main() -> None:
        local.value = 1
        print(look(), await sync_to_async(look)())

    asyncio.run(main())
    print(look())


def thread_locals_do_not_cross() -> None:
    async def main() -> str:
        return getattr(THREAD, "user", "nobody")

    THREAD.user = "ann"
    print(async_to_sync(main)(), THREAD.user)


def cancelled() -> None:
    async def main() -> None:
        task = asyncio.create_task(sync_to_async(_here)())
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError as error:
            print(repr(error))

    asyncio.run(main())


def communicator() -> None:
    async def talk() -> None:
        scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
        client = ApplicationCommunicator(application, scope)
        await client.send_input({"type": "http.request", "body": b""})
        print(await client.receive_output())
        print(await client.receive_output())
        await client.wait()

    _run(talk())


def communicator_waits_in_vain() -> None:
    async def silent(scope: object, receive: object, send: object) -> None:
        await asyncio.sleep(60)

    async def talk() -> None:
        client = ApplicationCommunicator(silent, {"type": "http"})
        print(await client.receive_nothing(0.02))
        try:
            await client.receive_output(0.02)
        except TimeoutError as error:
            print(repr(error))

    _run(talk())


def _run(talk: Coroutine[object, object, None]) -> None:
    asyncio.run(talk)
