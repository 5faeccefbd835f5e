"""Several processes, as a table: how clients are shared out, and what comes of it."""

from __future__ import annotations

from examples.measured.data import Case, is_limited_share, label, measured
from examples.measured.fit import described, modelled, shared_fits
from examples.measured.rows import COUNTS, NONE, Rows, seconds


def rows() -> Rows:
    """Several processes and 200 clients: shared out evenly, and as it was measured."""
    heads = ("server", "threads", "processes", "view")
    return [
        (*heads, "if evenly", "measured", "busiest had"),
        *(_row(case) for case in measured()["shared"] if case["clients"] == COUNTS[-1]),
    ]


def _row(case: Case) -> tuple[str, ...]:
    evenly = modelled(case).seconds
    most = sorted(each["busiest"] for each in case["runs"])
    star = " \\*" if any(is_limited_share(case | run) for run in case["runs"]) else ""
    return (
        label(case["server"]),
        str(case["threads"] or NONE),
        str(case["processes"]),
        case["view"],
        seconds(evenly),
        _to(*(seconds(each["seconds"]) for each in case["runs"])) + star,
        _to(*map(str, most)),
    )


def _to(first: str, *others: str) -> str:
    last = others[-1]
    return first if first == last else f"{first} to {last}"


def fit() -> str:
    """How well the model fits, when it is told what the busiest process has."""
    return described("runs", shared_fits())
