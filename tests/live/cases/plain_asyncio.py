"""Asyncio alone."""

import asyncio
import contextvars
import threading
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

from tests.live.cases import differs

WHO: contextvars.ContextVar[str] = contextvars.ContextVar("WHO", default="nobody")


def _here() -> str:
    return threading.current_thread().name


async def _after(seconds: float, name: str) -> str:
    await asyncio.sleep(seconds)
    print(name, "in", _here())
    return name


def gather() -> None:
    async def main() -> None:
        print(await asyncio.gather(_after(0.02, "late"), _after(0.01, "early")))

    asyncio.run(main())


def task_group() -> None:
    async def fail() -> None:
        raise ValueError("one of two")

    async def main() -> None:
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail())
                group.create_task(_after(60, "never"))
        except* ValueError as errors:
            print(errors.exceptions)

    asyncio.run(main())


def timeout() -> None:
    async def main() -> None:
        try:
            async with asyncio.timeout(0.01):
                await asyncio.sleep(60)
        except TimeoutError as error:
            print(repr(error))
        try:
            await asyncio.wait_for(_after(60, "never"), 0.01)
        except TimeoutError as error:
            print(repr(error))

    asyncio.run(main())


def queue() -> None:
    async def produce(queue: asyncio.Queue[int]) -> None:
        for number in range(4):
            await queue.put(number)
            print("put", number)

    async def main() -> None:
        numbers: asyncio.Queue[int] = asyncio.Queue(2)
        producer = asyncio.create_task(produce(numbers))
        print([await numbers.get() for _ in range(4)])
        await producer

    asyncio.run(main())


def event_lock_and_semaphore() -> None:
    async def main() -> None:
        event, lock, two = asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(2)

        async def work(number: int) -> None:
            await event.wait()
            async with two, lock:
                await _after(0.001, f"work {number}")

        tasks = [asyncio.create_task(work(number)) for number in range(3)]
        await asyncio.sleep(0)
        event.set()
        await asyncio.gather(*tasks)

    asyncio.run(main())


def cancel() -> None:
    async def main() -> None:
        task = asyncio.create_task(asyncio.sleep(60), name="sleeper")
        await asyncio.sleep(0)
        task.cancel("enough")
        try:
            await task
        except asyncio.CancelledError as error:
            print(repr(error), task.cancelled(), task.get_name())

    asyncio.run(main())


def async_generators() -> None:
    async def numbers() -> AsyncIterator[int]:
        try:
            for number in range(3):
                await asyncio.sleep(0)
                yield number
        finally:
            print("closed in", _here())

    async def main() -> None:
        async for number in numbers():
            print(number)
            if number == 1:
                break
        print("left")

    asyncio.run(main())


def context_variables() -> None:
    async def show(name: str) -> None:
        WHO.set(name)
        await asyncio.sleep(0)
        print(WHO.get(), await asyncio.to_thread(WHO.get))

    async def main() -> None:
        await asyncio.gather(show("ann"), show("bob"))
        print(WHO.get())
        loop = asyncio.get_running_loop()
        print(await loop.run_in_executor(None, WHO.get))

    asyncio.run(main())


def to_thread() -> None:
    def blocks() -> str:
        time.sleep(0.01)
        try:
            asyncio.get_running_loop()
        except RuntimeError as error:
            print(error)
        return _here()

    async def main() -> None:
        print(await asyncio.to_thread(blocks))

    asyncio.run(main())


def a_thread_sleeps_while_tasks_go_on() -> None:
    async def tick() -> None:
        for number in range(3):
            print("tick", number)
            await asyncio.sleep(0.05)

    async def main() -> None:
        ticks = asyncio.create_task(tick())
        await asyncio.sleep(0)
        await asyncio.to_thread(time.sleep, 0.6)
        print("slept")
        await ticks

    asyncio.run(main())


def a_task_sleeps_and_holds_all() -> None:
    async def tick() -> None:
        for number in range(2):
            print("tick", number)
            await asyncio.sleep(0.01)

    async def main() -> None:
        ticks = asyncio.create_task(tick())
        await asyncio.sleep(0)
        time.sleep(0.1)
        print("slept")
        await ticks

    asyncio.run(main())


def from_a_thread_to_the_loop() -> None:
    def ask(loop: asyncio.AbstractEventLoop) -> None:
        answer = asyncio.run_coroutine_threadsafe(_after(0.01, "asked"), loop)
        print(answer.result(), "came to", _here())

    async def main() -> None:
        await asyncio.to_thread(ask, asyncio.get_running_loop())

    asyncio.run(main())


def from_a_thread_that_a_task_starts() -> None:
    def ask(loop: asyncio.AbstractEventLoop) -> None:
        print(asyncio.run_coroutine_threadsafe(_after(0, "asked"), loop).result(1))

    async def main() -> None:
        thread = threading.Thread(target=ask, args=[asyncio.get_running_loop()])
        thread.start()
        while thread.is_alive():
            await asyncio.sleep(0.001)

    asyncio.run(main())


def leave_for_a_thread() -> None:
    async def leave() -> None:
        raise SystemExit(4)

    def ask(loop: asyncio.AbstractEventLoop) -> None:
        try:
            asyncio.run_coroutine_threadsafe(leave(), loop).result(0.2)
        except BaseException as error:
            print("thread:", repr(error))

    async def main() -> None:
        await asyncio.to_thread(ask, asyncio.get_running_loop())

    try:
        asyncio.run(main())
    except SystemExit as error:
        print("main:", repr(error))


def wake_from_a_thread() -> None:
    async def main() -> None:
        loop, event = asyncio.get_running_loop(), asyncio.Event()
        thread = threading.Thread(target=loop.call_soon_threadsafe, args=[event.set])
        thread.start()
        await event.wait()
        thread.join()
        print("woken", thread.is_alive())

    asyncio.run(main())


def a_loop_in_a_thread() -> None:
    said = threading.Event()

    async def inner() -> str:
        while not said.is_set():
            await asyncio.sleep(0.001)
        return await _after(0.001, "inner")

    def run() -> None:
        print(asyncio.run(inner()), "done in", _here())

    async def outer() -> None:
        await _after(0.001, "outer")
        said.set()

    async def main() -> None:
        await asyncio.gather(asyncio.to_thread(run), outer())
        print(asyncio.get_running_loop())

    asyncio.run(main())


def a_loop_in_a_loop() -> None:
    async def main() -> None:
        inner = asyncio.sleep(0)
        try:
            asyncio.run(inner)
        except RuntimeError as error:
            print(error)
        inner.close()

    asyncio.run(main())


def no_loop() -> None:
    for function in (asyncio.get_running_loop, asyncio.current_task):
        try:
            function()
        except RuntimeError as error:
            print(error)


def errors_of_tasks() -> None:
    async def fail() -> None:
        raise LookupError("lost")

    async def main() -> None:
        print(await asyncio.gather(fail(), return_exceptions=True))
        await fail()

    try:
        asyncio.run(main())
    except LookupError as error:
        print(repr(error))


def leave_in_a_task() -> None:
    async def leave() -> None:
        raise SystemExit(3)

    async def main() -> None:
        await asyncio.create_task(leave())

    try:
        asyncio.run(main())
    except SystemExit as error:
        print(repr(error))


def call_later_and_stop() -> None:
    loop = asyncio.new_event_loop()
    loop.call_later(0.02, print, "second")
    loop.call_later(0.01, print, "first")
    loop.call_later(0.03, loop.stop)
    loop.run_forever()
    print(loop.is_running(), loop.is_closed())
    loop.close()
    print(loop)


def runner() -> None:
    with asyncio.Runner() as runner:
        print(runner.run(_after(0, "once")), runner.run(_after(0, "twice")))


def a_shorter_sleep_ends_first() -> None:
    def nap(seconds: float) -> None:
        time.sleep(seconds)
        print("slept", seconds)

    async def main() -> None:
        await asyncio.gather(*(asyncio.to_thread(nap, each) for each in (0.1, 0.3)))

    asyncio.run(main())


def a_loop_that_never_waits() -> None:
    async def main() -> None:
        task = asyncio.create_task(asyncio.to_thread(_here))
        while not task.done():
            await asyncio.sleep(0)
        print(await task)

    asyncio.run(main())


def the_loop_of_a_thread() -> None:
    def look() -> None:
        try:
            print(asyncio.get_event_loop())
        except RuntimeError as error:
            print(error)

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print(asyncio.get_event_loop() is loop)
    thread = threading.Thread(target=look, name="other")
    thread.start()
    thread.join()
    asyncio.set_event_loop(None)
    loop.close()


def a_pool_that_takes_no_more() -> None:
    async def main() -> None:
        pool = ThreadPoolExecutor(1, "last")
        job = asyncio.get_running_loop().run_in_executor(pool, _here)
        pool.shutdown(wait=False)
        print(await job)
        await asyncio.sleep(0.05)
        print([each for each in threading.enumerate() if "last" in each.name])

    asyncio.run(main())


@differs("a second thread begins when the first has ended: 0.8 s, not 0.4 s")
def two_threads_at_once() -> None:
    async def main() -> None:
        start = time.monotonic()
        await asyncio.gather(*(asyncio.to_thread(time.sleep, 0.4) for _ in "ab"))
        print(time.monotonic() - start < 0.7)

    asyncio.run(main())
