"""The WSGI middleware, around the smallest WSGI app."""

from collections.abc import Callable
from wsgiref.types import WSGIApplication

from examples.hello import wsgi_app
from examples.middleware import wsgi_middleware
from tests.examples.drive import Answer, call

wrap: Callable[[WSGIApplication], WSGIApplication] = wsgi_middleware.middleware
application = wrap(wsgi_app.application)


def test_adds_a_header_to_an_answer() -> None:
    """Together they keep to PEP 3333; what the app says is kept."""
    headers = [("content-type", "text/plain"), ("x-seen-by", "middleware")]
    expected = Answer("200 OK", headers, b"Hello WSGI")

    answer = call(application)

    assert expected == answer
