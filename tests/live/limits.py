"""Programs that can't run in a browser, and end there with a clear error.

In CPython most of them would wait for ever: they are run in Pyodide alone.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import redirect_stdout
from typing import Any


def every_task_waits() -> None:
    asyncio.run(asyncio.Event().wait())


def a_thread_waits_in_vain() -> None:
    def hook(told: threading.ExceptHookArgs) -> None:
        print("in", told.thread.name if told.thread else None)
        raise SystemExit(str(told.exc_value))

    before, threading.excepthook = threading.excepthook, hook
    thread = threading.Thread(target=threading.Event().wait, name="mine")
    thread.start()
    threading.excepthook = before
    print(thread.is_alive())


def a_queue_stays_empty() -> None:
    queue.Queue[int]().get()


def a_lock_is_taken_twice() -> None:
    lock = threading.Lock()
    with lock:
        lock.acquire()


def the_keyboard_is_asked() -> None:
    input("Name? ")


def a_process_is_forked() -> None:
    os.fork()


def a_program_is_called() -> None:
    subprocess.run(["ls"], check=True)


def a_server_is_tested() -> None:
    from channels.testing import ChannelsLiveServerTestCase

    ChannelsLiveServerTestCase()


def _wanted(call: Callable[[], Any]) -> str:
    try:
        call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "no error"


def _told(program: Callable[[], Any]) -> str:
    with redirect_stdout(io.StringIO()) as output:
        print(_wanted(program))
    return output.getvalue()


def tell() -> str:
    """What becomes of each, as JSON; and which packages were imported before."""
    before = sorted({"asgiref", "channels", "django"} & {*sys.modules})
    told = {program.__name__: _told(program) for program in PROGRAMS}
    return json.dumps({**told, "imported before": f"{before}\n"})


PROGRAMS = [
    every_task_waits,
    a_thread_waits_in_vain,
    a_queue_stays_empty,
    a_lock_is_taken_twice,
    the_keyboard_is_asked,
    a_process_is_forked,
    a_program_is_called,
    a_server_is_tested,
]
