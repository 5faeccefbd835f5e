"""The tables that are made of conversations."""

from examples.conversation import (
    execution_table,
    get,
    record,
    variable_tracker,
    websocket,
)
from examples.django_project import asgi_without_channels
from examples.hello import asgi_app, wsgi_app

RUNS = (
    record(wsgi_app.application, get("/")),
    record(asgi_app.application, get("/")),
    record(asgi_app.application, websocket("/chat", ["ping"])),
    record(wsgi_app.application, websocket("/chat")),
)


def test_execution_table() -> None:
    """One row a run; a WSGI application answers the handshake, and is refused."""
    loop, none = "main, loop running", "main, no loop"
    accepted, refused = "handshake accepted, 1 message", "handshake refused: 200 OK"
    expected = [
        ["Step", "Interface", "Request", "The application is", "Runs in", "Answer"],
        ["1", "WSGI", "GET /", "called", none, "200 OK, 10 bytes"],
        ["2", "ASGI", "GET /", "awaited", loop, "200, 10 bytes"],
        ["3", "ASGI", "WebSocket /chat", "awaited", loop, accepted],
        ["4", "WSGI", "WebSocket /chat", "called", none, refused],
    ]

    actual = execution_table(*RUNS)

    assert expected == actual


def test_variable_tracker() -> None:
    """One column a run."""
    expected = [
        ["Variable", "WSGI GET /", "ASGI GET /"],
        ["The application is", "called", "awaited"],
        ["It runs in", "main, no loop", "main, loop running"],
        ["It hears", "nothing", "nothing"],
        [
            "It says",
            "start_response, body",
            "http.response.start, http.response.body, return",
        ],
        ["The client gets", "200 OK, 10 bytes", "200, 10 bytes"],
    ]

    actual = variable_tracker(*RUNS[:2])

    assert expected == actual


def test_what_is_said_again() -> None:
    """It stands there once, with how often it was said in a row."""
    run = record(asgi_app.application, websocket("/chat", ["one", "two", "three"]))

    cells = dict(variable_tracker(run))

    assert "websocket.accept, websocket.send (3 times), return" == cells["It says"]


def test_an_application_that_raises() -> None:
    """The table says so, and claims nothing about what the client got."""
    run = record(asgi_without_channels.application, websocket("/"))

    [_, row] = execution_table(run)

    assert "none: ValueError was raised" == row[-1]
