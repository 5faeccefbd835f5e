"""Makes a built site as small as it is published: see `pack.mjs`."""

from __future__ import annotations

import subprocess
from pathlib import Path

from scripts.runtime.make import node, run
from scripts.runtime.plan import PROJECT

SCRIPT = Path(__file__).with_name("pack.mjs")
KEPT = PROJECT / ".venv" / "packed"
"""Where sheet and scripts are kept: most changes of a page change neither."""


def pack(site: Path, kept: Path = KEPT) -> None:
    """Join, shorten and leave out what a reader's browser need not load.

    Args:
        site: The folder of the built site, whose pages and files are rewritten.
        kept: The folder for what is kept.

    Raises:
        RuntimeError: It failed; the message holds what was said.
    """
    try:
        run([*node(), str(SCRIPT), str(site), str(kept)])
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"{SCRIPT.name}:\n{error.stderr}") from error
