"""The WSGI app with a slow query."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from wsgiref.types import WSGIApplication

import httpx

from examples.servers import serve_wsgi
from examples.slow import wsgi_app
from tests.examples.drive import Answer, call

application: WSGIApplication = wsgi_app.application


def test_answers_a_call() -> None:
    """It keeps to PEP 3333, and answers like the fast one."""
    expected = Answer("200 OK", [("content-type", "text/plain")], b"Hello WSGI")

    answer = call(application)

    assert expected == answer


def test_holds_its_thread_while_it_waits() -> None:
    """On a server with one thread, the next call begins when the first ended."""
    log = []
    expected = ["enter", "leave"] * 2

    def listening(environ: dict[str, Any], start_response: Any) -> Any:
        log.append("enter")
        answer = application(environ, start_response)
        log.append("leave")
        return answer

    with serve_wsgi(listening) as address, ThreadPoolExecutor(2) as clients:
        list(clients.map(httpx.get, [address.http] * 2))

    assert expected == log
