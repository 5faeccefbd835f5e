"""The standard library's WSGI server, where it is pushed."""

import logging
import socket
import threading
from contextlib import ExitStack
from typing import Any
from wsgiref.types import WSGIApplication

import httpx
import pytest

from examples.hello import wsgi_app
from examples.servers import limits, serve_wsgi
from examples.servers.address import HOST

application: WSGIApplication = wsgi_app.application


def test_logs_what_an_application_raises(caplog: pytest.LogCaptureFixture) -> None:
    """The client gets a 500, the log the traceback."""
    expected = 500

    def failing(environ: Any, start_response: Any) -> Any:
        raise RuntimeError("out of milk")

    with caplog.at_level(logging.ERROR), serve_wsgi(failing) as address:
        status = httpx.get(address.http).status_code

    assert expected == status
    assert "RuntimeError: out of milk" in caplog.text


def test_lets_many_clients_queue() -> None:
    """While its only thread is busy, 50 clients can connect, none is refused."""
    release = threading.Event()
    expected = 50

    def busy(environ: Any, start_response: Any) -> Any:
        release.wait(limits.ANSWER)
        return application(environ, start_response)

    with serve_wsgi(busy) as address, ExitStack() as clients:
        clients.callback(release.set)
        queue = [
            clients.enter_context(socket.create_connection((HOST, address.port), 0.5))
            for _ in range(expected)
        ]

    assert expected == len(queue)


def test_leaves_a_silent_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that says nothing keeps the others waiting for a limited time."""
    monkeypatch.setattr(limits, "SILENCE", 0.1)
    expected = "Hello WSGI"

    with (
        serve_wsgi(application) as address,
        socket.create_connection((HOST, address.port)),
    ):
        response = httpx.get(address.http)

    assert expected == response.text


def test_reports_a_call_that_does_not_return(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread can't be stopped from outside, so the block fails instead."""
    monkeypatch.setattr(limits, "STOP", 0.1)
    threads = threading.enumerate()
    called, release = threading.Event(), threading.Event()

    def stuck(environ: Any, start_response: Any) -> Any:
        called.set()
        release.wait(limits.ANSWER)
        return application(environ, start_response)

    def leave_while_it_runs() -> None:
        with (
            serve_wsgi(stuck) as address,
            socket.create_connection((HOST, address.port)) as client,
        ):
            client.sendall(b"GET / HTTP/1.0\r\n\r\n")
            assert called.wait(limits.ANSWER)

    with pytest.raises(TimeoutError, match="wsgiref: still running"):
        leave_while_it_runs()

    [thread] = set(threading.enumerate()) - set(threads)
    assert thread.daemon
    release.set()
    thread.join(limits.ANSWER)
    assert not thread.is_alive()
