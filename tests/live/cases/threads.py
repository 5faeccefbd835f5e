"""Threads alone."""

import queue
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
from contextlib import redirect_stderr
from contextvars import ContextVar
from io import StringIO

LOCAL = threading.local()
WHO: ContextVar[str] = ContextVar("WHO", default="nobody")


def _here() -> str:
    return threading.current_thread().name


def names() -> None:
    def show() -> None:
        print(_here(), threading.current_thread() is threading.main_thread())

    for thread in (
        threading.Thread(target=show),
        threading.Thread(target=show, name="mine"),
        threading.Thread(target=show, daemon=True),
    ):
        thread.start()
        thread.join()
        print(thread.name, thread.daemon, thread.is_alive())
    show()


def life() -> None:
    thread = threading.Thread(target=lambda: print(_here(), "runs"))
    print(thread.is_alive(), thread.ident)
    try:
        thread.join()
    except RuntimeError as error:
        print(error)
    thread.start()
    thread.join()
    try:
        thread.start()
    except RuntimeError as error:
        print(error)
    print(thread.is_alive(), thread.ident != threading.get_ident())


def enumerated() -> None:
    before = set(threading.enumerate())

    def show() -> None:
        print([thread.name for thread in set(threading.enumerate()) - before])

    thread = threading.Thread(target=show, name="new")
    thread.start()
    thread.join()
    show()
    print(threading.main_thread() in threading.enumerate())


def own_class() -> None:
    class Twice(threading.Thread):
        def run(self) -> None:
            for _ in range(2):
                print("run by", self.name)

    thread = Twice()
    thread.start()
    thread.join(1)


def locals_of_threads() -> None:
    def show() -> None:
        print(_here(), getattr(LOCAL, "value", "none"))
        LOCAL.value = _here()
        print(LOCAL.value)

    LOCAL.value = "main"
    for _ in range(2):
        thread = threading.Thread(target=show)
        thread.start()
        thread.join()
    print(LOCAL.value)


def own_class_of_locals() -> None:
    class Numbers(threading.local):
        default = 7

        def __init__(self, first: int) -> None:
            self.numbers = [first]

    numbers = Numbers(1)
    numbers.numbers.append(2)
    thread = threading.Thread(target=lambda: print(numbers.numbers, numbers.default))
    thread.start()
    thread.join()
    print(numbers.numbers)


def contexts_of_threads() -> None:
    WHO.set("main")
    thread = threading.Thread(target=lambda: print(WHO.get()))
    thread.start()
    thread.join()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(WHO.set, "worker").result()
        print(pool.submit(WHO.get).result(), WHO.get())


def errors() -> None:
    def fail() -> None:
        raise ValueError("in a thread")

    def hook(told: threading.ExceptHookArgs) -> None:
        print(told.thread.name if told.thread else None, repr(told.exc_value))

    before, threading.excepthook = threading.excepthook, hook
    try:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    finally:
        threading.excepthook = before
    print(thread.is_alive())


def errors_shown() -> None:
    with redirect_stderr(StringIO()) as shown:
        thread = threading.Thread(target=lambda: [][0], name="fails")
        thread.start()
        thread.join()
    first, *_, last = shown.getvalue().splitlines()
    print(first, last, sep="\n")


def leave_a_thread() -> None:
    thread = threading.Thread(target=lambda: exec("raise SystemExit(3)"))
    thread.start()
    thread.join()
    print("still here")


def pool() -> None:
    with ThreadPoolExecutor(1, thread_name_prefix="pool") as workers:
        print(workers.submit(_here).result())
        print(list(workers.map(str.upper, "abc")))
        future: Future[object] = workers.submit(lambda: [][0])
        print(repr(future.exception()), future.done(), future.cancel())
    try:
        workers.submit(_here)
    except RuntimeError as error:
        print(error)


def pool_without_a_name() -> None:
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as two:
        print(one.submit(_here).result(), two.submit(_here).result())


def pool_that_begins_and_fails() -> None:
    with ThreadPoolExecutor(1, initializer=print, initargs=("begins",)) as pool:
        print(pool.submit(_here).result())
        pool.submit(_here).result()


def pool_ends() -> None:
    pool = ThreadPoolExecutor(1, "ends")
    pool.submit(time.sleep, 0).result()
    alive = [thread for thread in threading.enumerate() if "ends" in thread.name]
    print(len(alive), alive[0].is_alive())
    pool.shutdown()
    print(alive[0].is_alive(), alive[0] in threading.enumerate())


def waiting_for_many() -> None:
    with ThreadPoolExecutor(3) as pool:
        futures = [pool.submit(pow, 2, number) for number in range(3)]
        print(sorted(future.result() for future in as_completed(futures)))
        done, left = wait(futures)
        print(len(done), len(left))


def callbacks_of_futures() -> None:
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(pow, 2, 3)
        future.add_done_callback(lambda future: print("got", future.result()))
    never: Future[int] = Future()
    print(never.cancel(), never.cancelled())


def events_and_conditions() -> None:
    event, turn = threading.Event(), threading.Condition()
    thread = threading.Thread(target=event.set)
    thread.start()
    print(event.wait(1))
    with turn:
        print(turn.wait(0.01), turn.wait_for(event.is_set, 1))
    print(threading.Event().wait(0.01))


def locks() -> None:
    lock, again = threading.Lock(), threading.RLock()
    with lock:
        print(lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
    with again, again:
        print(again.acquire(blocking=False))
        again.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    for options in ({"blocking": False, "timeout": 1}, {"timeout": -2}):
        try:
            lock.acquire(**options)  # type: ignore[arg-type]
        except ValueError as error:
            print(type(error), options)  # its words are each version's own


def queues() -> None:
    numbers: queue.Queue[int] = queue.Queue()
    simple: queue.SimpleQueue[int] = queue.SimpleQueue()
    for put, number in ((numbers.put, 1), (simple.put, 2)):
        threading.Thread(target=put, args=[number]).start()
    print(numbers.get(timeout=1), simple.get(timeout=1))
    for empty in (numbers, simple):
        try:
            empty.get(timeout=0.01)
        except queue.Empty as error:
            print(repr(error))


def timer() -> None:
    thread = threading.Timer(0.01, print, ["rings"])
    thread.start()
    thread.join()
    print("rang")


def sleeping_takes_its_time() -> None:
    start = time.monotonic()
    time.sleep(0.05)
    print(time.monotonic() - start >= 0.05)
    for wrong in (-1, "1"):
        try:
            time.sleep(wrong)  # type: ignore[arg-type]
        except (TypeError, ValueError) as error:
            print(type(error))
