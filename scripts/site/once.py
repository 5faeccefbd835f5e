"""MkDocs in a process that ends with the build, and leaves all of it to the system.

To look for garbage, and in the end to free one object after the other, takes 7 % of the
build; [mypy](https://github.com/python/mypy/blob/master/mypy/main.py) does neither.
"""

from __future__ import annotations

import gc
import os
import sys

from mkdocs.__main__ import cli


def main() -> None:
    """Do what MkDocs' command line asks for, and end the process."""
    gc.disable()
    try:
        cli()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(bool(end.code))


if __name__ == "__main__":
    main()
