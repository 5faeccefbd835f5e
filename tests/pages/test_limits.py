"""Nothing hangs or leaves: time limits, exits, and what a block leaves behind."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.pages import leaks, limits
from tests.pages.conftest import PROCESS_SECONDS, ROOT, Scratch, good, page
from tests.pages.limits import Limits

QUICK = Limits(0.15, 20.0, 2)

STUCK = {
    "spins": ("while True: pass", 2),
    "spins in one expression": ("x = 1\nsum(1 for _ in iter(int, 1))", 3),
    "sleeps": ("import time\n\ntime.sleep(60)", 4),
    "waits for a lock": (
        "import threading\n\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
        6,
    ),
    "waits for an event": ("import threading\n\nthreading.Event().wait()", 4),
    "waits for a queue": ("import queue\n\nqueue.Queue().get()", 4),
    "reads a socket": (
        "import socket\n\na, b = socket.socketpair()\nwith a, b:\n    a.recv(1)",
        6,
    ),
    "runs a process": (
        "import subprocess\nimport sys\n\n"
        "subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])",
        5,
    ),
    "awaits": ("import asyncio\n\nawait asyncio.sleep(60)", 1),
    "awaits for ever": ("import asyncio\n\nawait asyncio.Event().wait()", 1),
    "spins in a task": (
        "async def f():\n    while True: pass\n\nawait f()",
        3,
    ),
    "swallows errors": (
        "import time\n\nwhile True:\n    try:\n        time.sleep(60)\n"
        "    except Exception:\n        pass",
        6,
    ),
    "swallows the first of all": (
        "import time\n\ntry:\n    time.sleep(60)\nexcept BaseException:\n"
        "    time.sleep(60)",
        7,
    ),
    "swallows two of all": (
        "import time\n\nfor _ in range(2):\n    try:\n        time.sleep(60)\n"
        "    except BaseException:\n        pass\ntime.sleep(60)",
        9,
    ),
    "awaits shielded": (
        "import asyncio\n\ntry:\n    await asyncio.sleep(60)\n"
        "except BaseException:\n    await asyncio.sleep(60)",
        1,
    ),
    "joins a thread": (
        "import threading\n\nthread = threading.Thread(\n"
        "    target=threading.Event().wait, args=(2,), daemon=True\n)\n"
        "thread.start()\nthread.join()",
        8,
    ),
}


@pytest.mark.parametrize("name", STUCK)
def test_a_stuck_block_is_stopped(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A block that runs too long fails, where it is stuck if a frame tells."""
    # A busy machine may take longer than usual to come from one signal to the next.
    monkeypatch.setattr(limits, "REPEAT", 0.25)
    source, line = STUCK[name]
    text = f"```python\n{source}\n```\n\n```python\nassert 1 == 2\n```\n"
    after = source.count("\n") + 6

    report = scratch.report(scratch.read(text, scratch.rules(limits=QUICK)))

    assert [after] == report.lines[1:]
    assert line in (report.lines[0], 1)
    assert "still running after 0.15 s, so it was stopped" in report.failures[0]
    assert "`pages_block_seconds` in pyproject.toml" in report.failures[0]


def test_awaiting_works_after_a_stuck_await(scratch: Scratch) -> None:
    """The next block that awaits gets a loop that works."""
    text = """
        ```python
        import asyncio

        await asyncio.sleep(60)
        ```

        ```python
        assert await asyncio.sleep(0, 1) == 1
        ```
        """

    report = scratch.report(scratch.read(text, scratch.rules(limits=QUICK)))

    assert 1 == len(report.failures)


@pytest.mark.parametrize(
    "text",
    [
        "```pycon\n>>> x = 1\n>>> while True: pass\n```\n",
        "Text.\n\n<!-- shows: [x for x in iter(int, 1)] -->\n\n| a |\n|---|\n| 1 |\n",
        "```{ .python .raises }\nwhile True: pass\n```\n\n```text\nx\n```\n",
        "````markdown\n```python\nwhile True: pass\n```\n````\n",
    ],
)
def test_every_kind_is_stopped(scratch: Scratch, text: str) -> None:
    """Whatever runs code is under the limit."""
    report = scratch.report(scratch.read(text, scratch.rules(limits=QUICK)))

    assert any("still running after 0.15 s" in each for each in report.failures)


EXITS = {
    "sys.exit": "import sys\n\nsys.exit(3)",
    "sys.exit without a status": "import sys\n\nsys.exit()",
    "exit": "\n\nexit()",
    "quit": "\n\nquit(1)",
    "SystemExit": "\n\nraise SystemExit",
    "os._exit": "import os\n\nos._exit(0)",
    "from os import _exit": "from os import _exit\n\n_exit(0)",
    "in a function": "import sys\n\nf = sys.exit; f(0)",
    "awaited": "import asyncio\n\nawait asyncio.sleep(0); exit(0)",
    "pytest.skip": "import pytest\n\npytest.skip('no')",
    "pytest.exit": "import pytest\n\npytest.exit('no')",
    "pytest.fail": "import pytest\n\npytest.fail('no')",
    "pytest.xfail": "import pytest\n\npytest.xfail('no')",
    "pytest.importorskip": "import pytest\n\npytest.importorskip('no_such')",
    "KeyboardInterrupt": "\n\nraise KeyboardInterrupt",
    "unittest.SkipTest": "import unittest\n\nraise unittest.SkipTest('no')",
}


@pytest.mark.parametrize("name", EXITS)
def test_an_exit_is_a_failure(scratch: Scratch, name: str) -> None:
    """No block leaves the run, or has itself skipped."""
    text = f"```python\n{EXITS[name]}\n```\n\n```python\nassert 1 == 2\n```\n"

    report = scratch.check(text)

    assert [4, 8] == report.lines


def test_os_exit_says_what_to_do(scratch: Scratch) -> None:
    """The end of the process is named and refused."""
    report = scratch.check("```python\nimport os\n\nos._exit(0)\n```\n")

    assert (
        "page.md:4: the block exits by os._exit; leave that out",
    ) == report.failures


def test_os_exit_in_a_forked_child_is_fine(scratch: Scratch) -> None:
    """A child process may end as it likes."""
    text = """
        ```python
        import os

        pid = os.fork()
        if pid == 0:
            os._exit(7)  # not run: in this process
        _, status = os.waitpid(pid, 0)
        assert os.waitstatus_to_exitcode(status) == 7
        ```
        """

    assert good(1) == scratch.check(text)


LEAVES = {
    "task": (
        "import asyncio\n\ntask = asyncio.create_task(asyncio.sleep(60))\n"
        "await asyncio.sleep(0)",
        "a running task (sleep); await it",
    ),
    "task not begun": (
        "import asyncio\n\ntask = asyncio.ensure_future(asyncio.sleep(60))\n"
        "await asyncio.sleep(0)",
        "a running task (sleep); await it",
    ),
    "task that refuses to end": (
        "import asyncio\n\nasync def f():\n    while True:\n        try:\n"
        "            await asyncio.sleep(60)\n"
        "        except asyncio.CancelledError:\n            break\n\n"
        "task = asyncio.create_task(f())\nawait asyncio.sleep(0)",
        "a running task (f); await it",
    ),
    "thread": (
        "import threading\n\nstop = threading.Event()\n"
        "thread = threading.Thread(target=stop.wait, args=(1,), name='worker')\n"
        "thread.start()",
        "a running thread (worker); join it",
    ),
    "timer": (
        "import threading\n\ntimer = threading.Timer(1, print)\ntimer.start()",
        "a running thread",
    ),
    "busy executor": (
        "import time\nfrom concurrent.futures import ThreadPoolExecutor\n\n"
        "pool = ThreadPoolExecutor()\nfuture = pool.submit(time.sleep, 1)",
        "a running thread",
    ),
    "listening socket": (
        "import socket\n\nserver = socket.create_server(('127.0.0.1', 0))",
        "a listening socket (('127.0.0.1', ",
    ),
    "asyncio server": (
        "import asyncio\n\nserver = await asyncio.start_server(print, '127.0.0.1', 0)",
        "a listening socket",
    ),
    "http server in a thread": (
        "import threading\nfrom http.server import HTTPServer\n\n"
        "server = HTTPServer(('127.0.0.1', 0), None)\n"
        "thread = threading.Thread(target=server.serve_forever, daemon=True)\n"
        "thread.start()",
        "a listening socket",
    ),
    "Unix socket": (
        "import socket\nimport tempfile\n\n"
        "path = f'{tempfile.mkdtemp()}/s'\n"
        "server = socket.socket(socket.AF_UNIX)\nserver.bind(path)\nserver.listen()",
        "a listening socket",
    ),
    "process": (
        "import subprocess\n\nstop = subprocess.Popen(['sleep', '60'])",
        "a running process",
    ),
}

CLOSE = """
```python
for name in ("server", "stop", "timer"):
    if (thing := globals().get(name)) is not None:
        if hasattr(thing, "serve_forever") and hasattr(thing, "server_close"):
            thing.shutdown()  # not run: for a server in a thread alone
        for end in ("server_close", "close", "cancel", "set", "kill", "wait"):
            getattr(thing, end, int)()
```
"""
"""Ends what a block left, so that it troubles no other test."""


@pytest.fixture
def _little_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left goes on for far longer than its grace, also for less of it."""
    monkeypatch.setattr(leaks, "GRACE", 0.1)


@pytest.mark.usefixtures("_little_grace")
@pytest.mark.parametrize("name", LEAVES)
def test_what_a_block_leaves_behind_is_a_failure(scratch: Scratch, name: str) -> None:
    """A running task, a thread or a listening socket is named at its block."""
    source, words = LEAVES[name]

    report = scratch.check(f"Text.\n\n```python\n{source}\n```\n{CLOSE}")

    assert [3] == report.lines[:1]
    assert f"the block leaves behind {words}" in report.failures[0]


@pytest.mark.usefixtures("_little_grace")
@pytest.mark.parametrize("name", LEAVES)
def test_only_the_block_that_left_it_is_blamed(scratch: Scratch, name: str) -> None:
    """The blocks below run as if nothing had been left."""
    source, _ = LEAVES[name]
    blocks = ("x = 1", "import asyncio\n\nawait asyncio.sleep(0)")
    after = "".join(f"\n```python\n{block}\n```\n" for block in blocks)

    report = scratch.check(f"```python\n{source}\n```\n{after}{CLOSE}")

    assert [1] == report.lines


CLEAN = {
    "awaited task": "import asyncio\n\nawait asyncio.create_task(asyncio.sleep(0))",
    "cancelled task": (
        "import asyncio\n\ntask = asyncio.create_task(asyncio.sleep(60))\n"
        "await asyncio.sleep(0)\ntask.cancel()"
    ),
    "cancelled and awaited": (
        "import asyncio\nfrom contextlib import suppress\n\n"
        "task = asyncio.create_task(asyncio.sleep(60))\ntask.cancel()\n"
        "with suppress(asyncio.CancelledError):\n    await task"
    ),
    "joined thread": (
        "import threading\n\nthread = threading.Thread(target=int)\n"
        "thread.start()\nthread.join()"
    ),
    "thread about to end": (
        "import threading\nimport time\n\n"
        "threading.Thread(target=time.sleep, args=(0.05,)).start()"
    ),
    "thread that exits": (
        "import sys\nimport threading\n\n"
        "thread = threading.Thread(target=sys.exit)\nthread.start()\nthread.join()"
    ),
    "daemon thread": (
        "import threading\n\n"
        "wait = threading.Event().wait\n"
        "threading.Thread(target=wait, args=(1,), daemon=True).start()"
    ),
    "idle executor": (
        "from concurrent.futures import ThreadPoolExecutor\n\n"
        "pool = ThreadPoolExecutor()\nassert pool.submit(int).result() == 0"
    ),
    "to_thread": "import asyncio\n\nassert await asyncio.to_thread(int) == 0",
    "sync_to_async": (
        "from asgiref.sync import sync_to_async\n\n"
        "assert await sync_to_async(int)() == 0\n"
        "assert await sync_to_async(int, thread_sensitive=False)() == 0"
    ),
    "async_to_sync": (
        "from asgiref.sync import async_to_sync\n\n"
        "async def f():\n    return 1\n\nassert async_to_sync(f)() == 1"
    ),
    "closed server": (
        "import socket\n\nwith socket.create_server(('127.0.0.1', 0)):\n    pass"
    ),
    "closed asyncio server": (
        "import asyncio\n\n"
        "server = await asyncio.start_server(print, '127.0.0.1', 0)\n"
        "async with server:\n    pass"
    ),
    "async generator left early": (
        "async def numbers():\n    yield 1\n    yield 2  # not run: left before it\n\n"
        "async for n in numbers():\n    break"
    ),
    "process": (
        "import subprocess\nimport sys\n\n"
        "subprocess.run([sys.executable, '-c', 'pass'], check=True)"
    ),
    "file": (
        "import tempfile\n\n"
        "with tempfile.TemporaryFile() as file:\n    file.write(b'x')"
    ),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_has_ended_or_is_idle_is_fine(scratch: Scratch, name: str) -> None:
    """A block that cleans up, or leaves only an idle pool, is good."""
    assert good(1) == scratch.check(f"```python\n{CLEAN[name]}\n```\n")


def test_a_running_page_leaves_no_thread_or_socket_of_its_own(
    scratch: Scratch,
) -> None:
    """Checking a page changes nothing of the process that checks it."""
    text = page(
        """
        ```python
        import asyncio

        await asyncio.to_thread(int)
        ```
        """
    )
    before = set(threading.enumerate())

    report = scratch.check(text)

    assert good(1) == report
    assert set() == set(threading.enumerate()) - before
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()
    assert socket.getdefaulttimeout() is None


AFTERWARDS = """
from pathlib import Path
from time import sleep

from tests.pages.conftest import Scratch
from tests.pages.limits import Limits

scratch = Scratch(Path.cwd())
rules = scratch.rules(limits=Limits(0.2, 0.4, 2))
scratch.report(scratch.read("```python\\nx = 1\\n```\\n", rules))
sleep(0.8)
print("alive")
"""


def test_the_hard_end_is_for_blocks_alone(tmp_path: Path) -> None:
    """What runs after a page may take longer than a block may."""
    done = subprocess.run(
        [sys.executable, "-c", AFTERWARDS],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PROCESS_SECONDS,
    )

    assert "alive\n" == done.stdout
