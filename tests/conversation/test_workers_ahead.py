"""Worker threads that run ahead, as in a browser, tell what real ones tell."""

import time
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

from examples.conversation import (
    Request,
    disconnect_after,
    get,
    limits,
    record_many,
    text,
    workers_ahead,
)

DOOR: Any = import_module("examples.conversation.record_many")
APPS = ["hello.wsgi_app", "echo.wsgi_app", "slow.wsgi_app", "django_project.wsgi"]
ASKED = {
    "two": [get("/a"), get("/b")],
    "seven": [get(f"/{number}") for number in range(7)],
    "views": [get("/slow/"), get("/async/"), get("/slow/"), get("/waiting/")],
    "streams": [get("/sync-stream/"), disconnect_after(1, get("/async-stream/"))],
}


@pytest.mark.parametrize("threads", [1, 2, 3, 9])
@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
@pytest.mark.parametrize("name", APPS)
@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume")
def test_tells_what_real_threads_tell(
    name: str, asked: list[Request], threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order of all that is said is the one of real threads."""
    app = import_module(f"examples.{name}").application

    real = record_many(app, asked, threads)
    monkeypatch.setattr(DOOR, "WORKERS", workers_ahead)
    # Its naps have no part in the order: they are for who looks on.
    monkeypatch.setattr(
        workers_ahead, "time", SimpleNamespace(sleep=lambda seconds: None)
    )
    ahead = record_many(app, asked, threads)

    assert text(real) == text(ahead)


def test_stops_what_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit ends what sleeps for too long, without waiting for it."""

    def dozes(environ: Any, start_response: Any) -> Any:
        start_response("200 OK", [])
        for _ in range(9):
            time.sleep(0.01)
            yield b"tick"

    monkeypatch.setattr(limits, "SECONDS", 0.05)
    monkeypatch.setattr(DOOR, "WORKERS", workers_ahead)

    told = text(record_many(dozes, [get("/")]))

    assert "stopped" == told.splitlines()[-1].split()[-1]
