"""The WSGI app that tells what it was given."""

from wsgiref.types import WSGIApplication

from examples.probe import wsgi_app
from examples.servers import WSGI_SERVERS
from examples.servers.survey import survey
from tests.examples.drive import call

application: WSGIApplication = wsgi_app.application


def test_tells_what_it_was_given() -> None:
    """A line for each name; the process's own variables are not among them."""
    answer = call(application)

    lines = answer.body.decode().splitlines()
    assert "200 OK" == answer.status
    assert "SERVER_PORT str" in lines
    assert "wsgi.version tuple" in lines
    assert "process False" == lines[-1]


def test_is_stopped_when_the_client_leaves() -> None:
    """Of 300 words it says few, and was told its status in time."""
    [seen] = survey([WSGI_SERVERS["waitress"]], "examples.probe.wsgi_app:application")

    words = [said for said in seen.left.messages if said["body"]]
    assert 202 == seen.stream_status
    assert 1 < len(words) < wsgi_app.TICKS
