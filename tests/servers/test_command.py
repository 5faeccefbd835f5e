"""Servers in processes of their own, where they are pushed."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from examples.hello import wsgi_app
from examples.servers import (
    ASGI_SERVERS,
    WSGI_SERVERS,
    Address,
    limits,
    serve_asgi,
    serve_wsgi,
)
from examples.servers.process import process
from tests.servers.test_servers import is_listening
from tests.servers.watch import watch

HERE = "tests.servers.apps"
ROOT = Path(__file__).parents[2]


def fails(serving: AbstractContextManager[Address]) -> pytest.ExceptionInfo[Exception]:
    """How a block fails that a server should never have run."""
    with pytest.raises((RuntimeError, TimeoutError)) as failure, serving:
        pytest.fail("the block ran")
    return failure


@pytest.mark.parametrize("server", ["gunicorn", "waitress", "uwsgi", "granian"])
def test_has_the_threads_asked_for(server: str) -> None:
    """An application that waits for four requests at once gets them."""
    expected = ["all four are here"] * 4

    with (
        serve_wsgi("examples.meeting.wsgi_app:application", server, 4) as address,
        ThreadPoolExecutor(4) as clients,
    ):
        responses = clients.map(httpx.get, [address.http] * 4)

    assert expected == [response.text for response in responses]


def told(serve: Any, server: str, workers: int) -> set[str]:
    """The processes that answer, when each of many clients asks for one."""
    told: set[str] = set()
    with serve(server=server, workers=workers) as address:
        for _ in range(MANY):
            told.add(httpx.get(address.http).text.split()[0])
            if len(told) == workers:
                break
    return told


MANY = 1000
"""So many requests don't all go to the same of two processes."""

WORKERS = [
    *[
        (partial(serve_wsgi, f"{HERE}:processes"), name)
        for name, server in WSGI_SERVERS.items()
        if "{workers}" in server.line
    ],
    *[
        (partial(serve_asgi, f"{HERE}:processes_asgi"), name)
        for name, server in ASGI_SERVERS.items()
        if "{workers}" in server.line
    ],
]


@pytest.mark.parametrize(("serve", "server"), WORKERS)
def test_has_the_processes_asked_for(serve: Any, server: str) -> None:
    """Two answer."""
    assert 2 == len(told(serve, server, workers=2))


NO_APP = "tests.servers.no_app:application"

SERVERS = [
    *[(serve_wsgi, server) for server in WSGI_SERVERS],
    *[(serve_asgi, server) for server in ASGI_SERVERS],
]


@pytest.mark.parametrize(("serve", "server"), SERVERS)
def test_shows_the_log_of_one_that_does_not_start(serve: Any, server: str) -> None:
    """The error says that it ended, and its note is what the server wrote."""
    name = server.partition("-")[0]

    failure = fails(serve(NO_APP, server))

    assert f"{name}: ended by itself, with status " in str(failure.value)
    [note] = failure.value.__notes__
    assert f"{name} " in note.splitlines()[0]
    assert NO_APP in note.splitlines()[0]
    assert "RuntimeError: out of milk" in note


def test_shows_the_log_of_one_that_never_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is stopped, and the error says how long it had."""
    monkeypatch.setattr(limits, "START", 0.5)

    failure = fails(serve_asgi(f"{HERE}:never_starts", "granian"))

    assert "granian: no answer within 0.5 s" == str(failure.value)
    assert failure.value.__notes__[0].startswith("granian ")


def test_shows_the_log_of_one_that_ends_in_between() -> None:
    """A block whose server is gone at its end has failed."""
    message = "waitress: ended by itself, with status 3"

    with (
        pytest.raises(RuntimeError, match=message) as failure,
        serve_wsgi(f"{HERE}:ends", "waitress") as address,
        pytest.raises(httpx.RemoteProtocolError),
    ):
        httpx.get(address.http)

    assert "Serving on http" in failure.value.__notes__[0]


def test_shows_the_log_when_the_block_fails() -> None:
    """What a client could not understand may stand there."""
    with (
        pytest.raises(ZeroDivisionError) as failure,
        serve_wsgi(f"{HERE}:processes", "waitress"),
    ):
        _ = 1 / 0

    assert "Serving on http" in failure.value.__notes__[0]


def test_leaves_no_process_though_a_call_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who does not stop in time is killed, with all that it started."""
    monkeypatch.setattr(limits, "STOP", 0.2)
    monkeypatch.setattr(limits, "GRACE", 60)
    message = "gunicorn: still running 0.2 s after it was told to stop"

    with watch() as processes:
        with (
            pytest.raises(TimeoutError, match=message),
            serve_wsgi(f"{HERE}:never", "gunicorn") as address,
        ):
            processes.over(httpx.get(address.http).text)

        assert 2 == len(processes.watched)
        assert processes.saw_all_end()


def test_leaves_no_port_behind() -> None:
    """Two servers have two ports, and none when they are gone."""
    app = f"{HERE}:processes"

    with serve_wsgi(app, "waitress") as one, serve_wsgi(app, "granian") as two:
        listened = [is_listening(one), is_listening(two)]

    assert [True, True] == listened
    assert [False, False] == [is_listening(one), is_listening(two)]
    assert one != two


def test_takes_an_application_by_its_name_alone() -> None:
    """The error says how to name it."""
    message = "application at .*: another process can't get it; .* 'module:attribute'"

    with pytest.raises(TypeError, match=message):
        serve_wsgi(wsgi_app.application, "gunicorn")


SERVES = """
from time import sleep
from examples.servers import serve_wsgi
with serve_wsgi("tests.servers.apps:processes", "gunicorn") as address:
    print(address.http, flush=True)
    sleep({seconds})
"""


def test_does_not_outlive_who_started_it() -> None:
    """Who is killed can't stop a server any more; it ends all the same."""
    program = SERVES.format(seconds=10 * limits.STOP)

    with (
        subprocess.Popen(
            [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as parent,
        watch() as processes,
    ):
        assert parent.stdout is not None
        processes.over(httpx.get(parent.stdout.readline().strip()).text)
        parent.kill()

        assert 2 == len(processes.watched)
        assert processes.saw_all_end()


def children() -> set[str]:
    """The processes that this thread started, and that are not yet gone."""
    path = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return set(path.read_text().split())


def test_leaves_no_process_where_it_can_start_no_shell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A server that nothing could end, if this process were killed, is not run."""
    before = children()
    monkeypatch.setenv("PATH", "")

    with (
        pytest.raises(FileNotFoundError),
        process(["http.server", "0", "--bind", "127.0.0.1"], {}),
    ):
        pytest.fail("the block ran")

    assert before == children()
