"""What an async view does to the other requests while it is busy."""

from itertools import accumulate

import pytest

from examples.django_project import asgi, blocking_view
from tests.examples.at_once import visit
from tests.examples.drive import REQUEST, http, sent

CLIENTS = 3


def most_inside(path: str, output: pytest.CaptureFixture[str]) -> int:
    """Requests a path several times at once, in one event loop.

    Args:
        path: What every client requests.
        output: Where the view prints each `enter` and `leave`.

    Returns:
        How many requests were inside the view at the same time, at most.
    """
    visit(asgi.application, path, CLIENTS)
    words = output.readouterr().out.split()
    assert words.count("leave") == CLIENTS
    return max(accumulate(1 if word == "enter" else -1 for word in words))


def test_blocking_shuts_all_others_out(capsys: pytest.CaptureFixture[str]) -> None:
    """While one request blocks the event loop, no other request gets in."""
    expected = 1

    inside = most_inside("/blocking/", capsys)

    assert expected == inside


def test_waiting_lets_others_in(capsys: pytest.CaptureFixture[str]) -> None:
    """While requests await, the event loop serves others."""
    inside = most_inside("/waiting/", capsys)

    assert inside > 1


@pytest.mark.parametrize("path", ["/blocking/", "/waiting/"])
def test_both_answer_when_they_are_done(path: str) -> None:
    """However a view spends its time, its response is this one."""
    expected = [
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"Content-Type", b"text/plain")],
        },
        {"type": "http.response.body", "body": b"done", "more_body": False},
    ]

    messages = sent(asgi.application, http(path), REQUEST)

    assert expected == messages


def test_they_take_time() -> None:
    """A view that takes none shows nothing."""
    assert blocking_view.SECONDS > 0
