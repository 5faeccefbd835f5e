"""Makes Python in a browser behave as CPython with threads, as far as Django needs it.

[Pyodide](https://pyodide.org/en/stable/usage/wasm-constraints.html) has no threads and
no sockets, and its own event loop counts as running at all times: no thread starts, and
no second loop. After `install()` threads are simulated, one on top of the other, and
asyncio has its usual loops. Every `shim_*.py` must lie beside this file.
"""

from __future__ import annotations

import builtins
import sys
import types
from functools import cache
from typing import Any, NoReturn

import shim_loops
import shim_pools
import shim_threads

KEYBOARD = "nobody to ask: input() has no keyboard here"
SERVER = "no server here: a browser has no sockets"


@cache
def install() -> None:
    """Replaces what a browser lacks, before any other module is imported.

    What runs from here on is sync code: the loop that counted as running is hidden.
    """
    shim_threads.install()
    shim_pools.install()
    shim_loops.install()
    builtins.input = ask
    live: Any = types.ModuleType("channels.testing.live")  # the real one needs daphne
    live.ChannelsLiveServerTestCase = NoServer
    sys.modules[live.__name__] = live


def ask(prompt: object = "", /) -> NoReturn:
    """As `input`, where nobody can answer.

    Raises:
        EOFError: Always, as at the end of a file.
    """
    raise EOFError(KEYBOARD)


class NoServer:
    """In the place of a test case that starts a server."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        raise RuntimeError(SERVER)
