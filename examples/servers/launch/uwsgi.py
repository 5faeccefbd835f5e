"""Runs uWSGI: its wheel has a function, and no module for `python -m`."""

import sys
from pathlib import Path

import pyuwsgi

QUEUE = Path("/proc/sys/net/core/somaxconn")
"""How many may wait to be let in, at most; uWSGI's own 100 turn clients away."""

if __name__ == "__main__":
    if QUEUE.exists():
        sys.argv += ["--listen", QUEUE.read_text().strip()]
    pyuwsgi.run()
