"""The WSGI app in which four requests meet."""

from concurrent.futures import ThreadPoolExecutor
from wsgiref.types import WSGIApplication

from examples.meeting import wsgi_app
from tests.examples.drive import Answer, call

application: WSGIApplication = wsgi_app.application


def test_answers_when_four_are_in_it() -> None:
    """Four calls, each in a thread of its own, are all answered."""
    headers = [("content-type", "text/plain")]
    expected = [Answer("200 OK", headers, b"all four are here")] * 4

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(call, [application] * 4))

    assert expected == answers
