"""What a browser can't do ends with a clear error, and never hangs."""

import json

from tests.live.node import run

WAITS = "Deadlock: every task waits, and nothing is left to wake one\n"
THREADS = "Deadlock: this thread waits for another, and a browser has no real threads\n"
CODE = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.live.settings"
from tests.live.limits import tell
tell()
"""


def test_each_limit_is_told() -> None:
    """Each program that can't go on is told why; plain Python imports no Django."""
    expected = {
        "every_task_waits": WAITS,
        "a_thread_waits_in_vain": "in mine\nFalse\nno error\n",
        "a_queue_stays_empty": THREADS,
        "a_lock_is_taken_twice": THREADS,
        "the_keyboard_is_asked": (
            "EOFError: nobody to ask: input() has no keyboard here\n"
        ),
        "a_process_is_forked": "OSError: [Errno 52] Function not implemented\n",
        "a_program_is_called": (
            "OSError: [Errno 138] emscripten does not support processes.\n"
        ),
        "a_server_is_tested": (
            "RuntimeError: no server here: a browser has no sockets\n"
        ),
        "imported before": "[]\n",
    }

    told = json.loads(run(CODE))

    assert expected == told
