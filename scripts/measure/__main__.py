"""Measures, and writes the data file and the pictures. Run by `make measure`."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

from examples.measured import FILE
from scripts.measure import pictures
from scripts.measure.about import about
from scripts.measure.part import Part, Pieces, replace
from scripts.measure.pieces import Piece, alone, together

PART = FILE.with_suffix(".part")
KINDS = ("waits", "shared", "costs", "sockets", "crossings")


def main() -> int:
    """Measures what isn't measured yet.

    Returns:
        The status to end with.
    """
    console = Console(stderr=True)
    known = about()
    part = Part(PART, known)
    try:
        _measure(part, console)
    except KeyboardInterrupt:
        console.print("Stopped; what was measured is kept: make measure goes on there.")
        return 130
    replace(FILE, written(known, part.pieces))
    part.drop()
    pictures.draw()
    console.print(f"Wrote {FILE.name} and its pictures; now: make refresh")
    return 0


def _measure(part: Part, console: Console) -> None:
    first, second = _left(alone(), part), _left(together(), part)
    columns = ("{task.description}", BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        task = progress.add_task("", total=len(first) + len(second))
        for name, piece in first.items():
            progress.update(task, description=name)
            part.measure(name, piece)
            progress.advance(task)
        progress.update(task, description="side by side, what waits most of the time")
        with ThreadPoolExecutor(max(len(second), 1)) as pool:
            # Each thread keeps its own: after Ctrl+C those that run end, and count.
            runs = [pool.submit(part.measure, *each) for each in second.items()]
            for done in as_completed(runs):
                done.result()
                progress.advance(task)


def _left(pieces: dict[str, Piece], part: Part) -> dict[str, Piece]:
    return {name: each for name, each in pieces.items() if name not in part.pieces}


def written(known: dict[str, Any], pieces: Pieces) -> str:
    """The text of the data file: a line for each case, so that a diff says which.

    Args:
        known: What stands above the figures.
        pieces: All that was measured, by name.

    Returns:
        JSON.
    """
    head = json.dumps(known, indent=2)[:-2]
    order = [*alone(), *together()]
    parts = [head]
    for kind in KINDS:
        names = [name for name in order if name.partition(":")[0] == kind]
        cases = [case for name in names for case in pieces[name]]
        lines = ",\n".join(f"    {json.dumps(case)}" for case in cases)
        parts.append(f'  "{kind}": [\n{lines}\n  ]')
    return ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
