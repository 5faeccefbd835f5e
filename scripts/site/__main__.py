"""Writes the site to `site/`, unless it is there."""

from __future__ import annotations

import sys

from scripts.site import make

if __name__ == "__main__":
    sys.exit(make.main())
