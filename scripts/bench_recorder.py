"""What recording costs, as a ratio to the bare app by the same driver.

Run by `make bench`. The driver is the server that `record` plays: it finds out the
interface, makes the environ or the scope, calls the app, reads its answer. Bare, nobody
listens to the app. Each figure is the least processor time of several runs, in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

from examples.conversation import Request, get, record
from examples.conversation.doors import interface_for
from examples.conversation.in_time import in_time
from examples.conversation.notes import Notes
from examples.conversation.place import Places
from examples.conversation.record import play
from examples.django_project import asgi, wsgi
from examples.hello import asgi_app, wsgi_app

LIMIT = 3.0
"""How many times the bare call recording may cost."""

CALLS, TIMES = 100, 9

APPS = [
    ("WSGI hello", wsgi_app.application, get("/")),
    ("WSGI Django", wsgi.application, get("/sync/")),
    ("ASGI hello", asgi_app.application, get("/")),
    ("ASGI Django", asgi.application, get("/async/")),
]
"""What each is called, the app, and what to ask it for."""


def bare(app: Any, request: Request) -> None:
    """Plays the server, and nobody listens to the app."""
    interface = interface_for(app, [request])
    notes = Notes(Places())
    in_time(lambda: play(interface, app, request, notes), notes.stop)


def microseconds(call: Callable[..., object], app: Any, request: Request) -> float:
    """The processor time of one call."""
    before = process_time()
    for _ in range(CALLS):
        call(app, request)
    return (process_time() - before) / CALLS * 1e6


def rows() -> Iterator[tuple[str, float, float]]:
    """Each app, with its microseconds bare and recorded."""
    for name, app, request in APPS:
        measured = [
            [microseconds(call, app, request) for call in (bare, record)]
            for _ in range(TIMES)
        ]
        least = [min(times) for times in zip(*measured, strict=True)]
        yield name, least[0], least[1]


def main() -> bool:
    """Prints a row for each app, and tells whether all are within the limit."""
    print(f"{'app':<12}{'bare µs':>12}{'recorded µs':>12}{'ratio':>8}")
    worst = 0.0
    for name, alone, recorded in rows():
        ratio = recorded / alone
        worst = max(worst, ratio)
        print(f"{name:<12}{alone:>12.0f}{recorded:>12.0f}{ratio:>8.2f}", flush=True)
    print(f"recording costs {worst:.2f} times the bare call; the limit is {LIMIT:g}")
    return worst <= LIMIT


if __name__ == "__main__":
    raise SystemExit(not main())
