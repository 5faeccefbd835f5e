"""Runs every case, and tells what each printed: `python -m tests.live.play`."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from importlib import import_module
from itertools import count
from typing import Any

import django

from tests.live.cases import TABLES, Case


def cases() -> Iterator[tuple[str, Case]]:
    """Each case, by its name; in this order they are run."""
    for table in TABLES:
        module = import_module(f"tests.live.cases.{table}")
        for name, case in [*vars(module).items()]:
            mine = getattr(case, "__module__", None) == module.__name__
            if mine and callable(case) and name.islower() and name[0] != "_":
                yield f"{table}.{name}", case


def printed(case: Case) -> str:
    """What a case prints, up to an error that it should not raise."""
    _count_anew()
    with redirect_stdout(io.StringIO()) as output:
        try:
            case()
        except BaseException:
            print(traceback.format_exc())
    return output.getvalue()


def _count_anew() -> None:
    """Names of threads must not tell what ran before."""
    threads: Any = threading
    threads._counter = count(1).__next__
    ThreadPoolExecutor._counter = count().__next__  # type: ignore[attr-defined]


def set_up() -> None:
    """Lets the cases use Django, if nothing has yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.live.settings")
    django.setup()


def play() -> str:
    """What every case prints, as JSON."""
    set_up()
    told = {}
    for name, case in cases():
        start = time.monotonic()
        told[name] = printed(case)
        seconds = time.monotonic() - start
        if seconds > SLOW:
            print(f"{name}: {seconds:.1f} s", file=sys.stderr)
    return json.dumps(told)


SLOW = 1.0
"""After how many seconds a case is named, so that the tests stay quick."""

if __name__ == "__main__":
    print(play())
