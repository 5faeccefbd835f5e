"""Writes what a browser loads to run the pages' Python, unless it is there."""

from __future__ import annotations

import sys

from scripts.runtime import make

if __name__ == "__main__":
    sys.exit(make.main())
