"""The recorder says what eleven real servers and the application said, too."""

import re
import warnings
from functools import cache
from pkgutil import resolve_name
from typing import NamedTuple

import pytest

from examples.conversation import (
    Conversation,
    Request,
    disconnect_after,
    get,
    lifespan,
    limits,
    observe,
    post,
    record,
    websocket,
)
from examples.hello import wsgi_app
from examples.servers import ASGI_SERVERS, WSGI_SERVERS, serve_observed
from tests.conversation import more_apps
from tests.conversation.ask import ask
from tests.conversation.same import same
from tests.conversation.served_apps import TOGETHER

LARGE = b"x" * 70_000
"""More than one read of a socket gives."""

WSGI: dict[str, list[Request]] = {
    "examples.hello.wsgi_app:application": [
        get("/"),
        get("/a?b=c"),
        get("/caf%C3%A9"),
        post("/", [b"x"]),
        websocket("/chat"),
    ],
    "examples.django_project.wsgi:application": [
        get("/sync/"),
        get("/async/"),
        get("/waiting/"),
        get("/sync-stream/"),
        get("/async-stream/"),
        disconnect_after(2, get("/sync-ticks/")),
        post("/sync/", [b"x", b"y"]),
        get("/nowhere/"),
        websocket("/chat/"),
    ],
    "tests.conversation.more_apps:wsgi": [
        post(path, [LARGE]) if path == "/reads" else get(path)
        for path in more_apps.WSGI
    ],
}

ASGI: dict[str, list[Request]] = {
    "examples.hello.asgi_app:application": [
        get("/"),
        get("/a?b=c"),
        get("/caf%C3%A9"),
        post("/", [b"x"]),
        websocket("/chat", ["Hi", b"Ho"]),
        disconnect_after(2, websocket("/left", ["Hi"])),
        lifespan(),
    ],
    "examples.django_project.asgi:application": [
        get("/sync/"),
        get("/async/"),
        get("/waiting/"),
        get("/blocking/"),
        get("/sync-stream/"),
        get("/async-stream/"),
        disconnect_after(2, get("/async-ticks/")),
        post("/async/", [b"x", b"y"]),
        get("/nowhere/"),
        websocket("/chat/", ["Hi"]),
        websocket("/nowhere/"),
        lifespan(),
    ],
    "tests.conversation.more_apps:asgi": [
        get("/slow"),
        get("/sends-more"),
        get("/has-no-headers"),
        post("/reads", [LARGE[1:], b"x"]),
        get("/raises"),
        disconnect_after(2, get("/raises-midway")),  # daphne would not end it
        websocket("/django"),
        websocket("/refuses"),
        websocket("/closes", ["Hi"]),
        websocket("/greets", ["Hi"]),
    ],
}


class Difference(NamedTuple):
    """What a server says otherwise.

    Attributes:
        server: Its name.
        recorded: Where the recorder says something else, as a regular expression.
        said: What the server says there.
        reason: Why the two may differ.
    """

    server: str
    recorded: str
    said: str
    reason: str


DIFFERENCES = [
    Difference(
        "granian",
        r"(?<=← write b'one'\n).*",
        "  ← raise TypeError \"'NoneType' object is not callable\"\n",
        "its start_response returns no write(), which PEP 3333 asks for",
    ),
    Difference(
        "granian",
        r"(?<=← http.response.start 204\n).*",
        "  ← raise RuntimeError 'Unsupported ASGI message'\n",
        "it wants headers, which the specification lets an application leave out",
    ),
    Difference(
        "granian",
        r"(?<=disconnect code=)4001",
        "1005",
        "it does not hand on the code that the application closed with",
    ),
    Difference(
        "granian",
        r"(?<=disconnect code=)1006",
        "1005",
        "it takes a client that is lost for one that gave no code",
    ),
    Difference(
        "uvicorn",
        r"(?<=disconnect code=)1006",
        "1005",
        "it takes a client that is lost for one that gave no code",
    ),
    Difference(
        "hypercorn",
        r"(?<=disconnect code=)1000",
        "1006",
        "it takes a client that said goodbye for one that is lost",
    ),
    Difference(
        "hypercorn",
        r"(?<=disconnect code=)4001",
        "1000",
        "it does not hand on the code that the application closed with",
    ),
    Difference(
        "uwsgi",
        r"(?<=exc_info='KeyError'\n      content-type: text/plain\n).*",
        "  ← raise SystemError\n"
        "        '<built-in function uwsgi_spit> returned a result with '\n"
        "        'an exception set'\n",
        "its start_response fails with exc_info, which PEP 3333 lets an app give",
    ),
    Difference(
        "daphne",
        r"^.*→ scope lifespan.*",
        "",
        "it has no lifespan",
    ),
]
"""All that remains."""


@cache
def recorded(app: str) -> dict[str, str]:
    """What the recorder says of each request, by its first message."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Django's, of streams in the wrong pairing
        return _by_request([record(resolve_name(app), each) for each in asked(app)])


def heard(server: str, app: str) -> dict[str, str]:
    """What a real server and the application said, by its first message."""
    return next(_heard(server, of) for of, apps in TOGETHER.items() if app in apps)


@cache
def _heard(server: str, served: str) -> dict[str, str]:
    """The same of all applications that are served together."""
    interface = "WSGI" if TOGETHER[served][0] in WSGI else "ASGI"
    each = [request for app in TOGETHER[served] for request in asked(app)]
    requests = [request for request in each if request.kind != "lifespan"]
    with warnings.catch_warnings(), serve_observed(served, server) as (address, heard):
        warnings.simplefilter("ignore")
        for request in requests:
            ask(request, address, interface)
        over = heard.conversations(len(requests))
        heard.conversations(len(requests) + sum(map(_is_lifespan, over)))
    return _by_request(heard.conversations(0))


def asked(app: str) -> list[Request]:
    """What an application is asked."""
    return {**WSGI, **ASGI}[app]


def _is_lifespan(conversation: Conversation) -> bool:
    return conversation.request == (("type", "lifespan"),)


def _by_request(conversations: list[Conversation]) -> dict[str, str]:
    return {said.splitlines()[1]: said for said in map(same, conversations)}


def as_said_by(server: str, conversation: str) -> str:
    """What the recorder says, with the differences that the server makes."""
    for difference in DIFFERENCES:
        if difference.server == server:
            where = re.compile(difference.recorded, re.DOTALL)
            conversation = where.sub(difference.said, conversation)
    return conversation


RUNSERVER = "runserver"
"""It is wsgiref once more, or daphne, with a start that takes longer."""

SERVED = [
    *[(server, app) for server in WSGI_SERVERS for app in WSGI if server != RUNSERVER],
    *[(server, app) for server in ASGI_SERVERS for app in ASGI if server != RUNSERVER],
]

EACH = [
    pytest.param(
        server, app, index, id=f"{server} {app} {each.kind} {each.method} {each.target}"
    )
    for server, app in SERVED
    for index, each in enumerate(asked(app))
]


@pytest.mark.parametrize(("server", "app", "index"), EACH)
def test_a_server_says_the_same(server: str, app: str, index: int) -> None:
    """Message by message, place by place, but for the differences in the table."""
    request, conversation = [*recorded(app).items()][index]
    expected = as_said_by(server, conversation)

    actual = heard(server, app).get(request, "")

    assert expected == actual


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_each_difference_is_met(difference: Difference) -> None:
    """One that no request shows any more does not stay in the table."""
    found = [
        conversation
        for server, app in SERVED
        if server == difference.server
        for conversation in recorded(app).values()
        if re.search(difference.recorded, conversation, re.DOTALL)
    ]

    assert [] != found


def test_says_how_many_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for a conversation that is not over has an end."""
    monkeypatch.setattr(limits, "SECONDS", 0.01)

    with pytest.raises(TimeoutError, match="0 of 1 conversations are over"):
        observe(wsgi_app.application).conversations(1)
