"""How many requests the meeting views let on, and when."""

from examples.servers import serve_asgi, serve_wsgi
from scripts.measure.clients import ask
from scripts.measure.seats import ASGI_APP, WSGI_APP


def test_threads_let_in_as_many_as_they_are() -> None:
    """Four clients of eight meet in four threads, and never five."""
    with serve_wsgi(WSGI_APP, "gunicorn", threads=4) as address:
        asked = ask(address.port, "/sync-meeting/4/", 8)

    assert 8 == len(asked.spans)
    assert 4 == asked.at_once


def test_a_loop_lets_all_in_unless_it_is_blocked() -> None:
    """All eight meet on a loop, or in threads beside it; if it blocks, one is in."""
    wanted = {"async": 8, "sync": 8, "blocking": 1}

    with serve_asgi(ASGI_APP) as address:
        found = {
            view: ask(address.port, f"/{view}-meeting/{count}/", 8).at_once
            for view, count in wanted.items()
        }

    assert wanted == found
