"""The recorder says what a real server and the application said, too."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from examples.conversation import (
    Conversation,
    Message,
    Request,
    get,
    limits,
    observe,
    post,
    record,
    text,
    websocket,
)
from examples.django_project import asgi, wsgi
from examples.hello import asgi_app, wsgi_app
from examples.servers import handshake, serve_asgi, serve_wsgi


def asked(method: str, path: str, content: bytes = b"") -> Callable[[Any], object]:
    """A client that sends one HTTP request."""
    return lambda address: httpx.request(method, address.http + path, content=content)


def chats(path: str) -> Callable[[Any], object]:
    """A client that says `Hi` and waits for the answer."""

    def chat(address: Any) -> None:
        with connect(address.ws + path) as client:
            client.send("Hi")
            client.recv()

    return chat


def same(conversation: Conversation) -> Conversation:
    """The conversation without what servers may choose.

    Names of threads and tasks: the server's own thread need not be the main one.
    The client's refusal: no server sees it.
    `http.disconnect` after the answer: whether a `receive` that waits gets it before
    the application returns.
    """
    names: dict[str, str] = {}
    said = [m for m in conversation.messages if not _is_choice(m)]
    return replace(conversation, messages=tuple(_renamed(m, names) for m in said))


def _is_choice(message: Message) -> bool:
    return message.name in ("refused", "http.disconnect")


def _renamed(message: Message, names: dict[str, str]) -> Message:
    thread = names.setdefault(message.place.thread, f"thread {len(names)}")
    task = message.place.task
    if task is not None:
        task = names.setdefault(task, f"task {len(names)}")
    return replace(message, place=replace(message.place, thread=thread, task=task))


WSGI = [
    (wsgi_app.application, get("/"), asked("GET", "/")),
    (wsgi_app.application, get("/a?b=c"), asked("GET", "/a?b=c")),
    (wsgi_app.application, websocket("/chat"), lambda at: handshake(at, "/chat")),
    (wsgi.application, get("/sync/"), asked("GET", "/sync/")),
    (wsgi.application, get("/async/"), asked("GET", "/async/")),
    (wsgi.application, get("/sync-stream/"), asked("GET", "/sync-stream/")),
    (wsgi.application, post("/sync/", [b"x"]), asked("POST", "/sync/", b"x")),
    (wsgi.application, get("/nowhere/"), asked("GET", "/nowhere/")),
    (wsgi.application, websocket("/chat/"), lambda at: handshake(at, "/chat/")),
]

ASGI = [
    (asgi_app.application, get("/"), asked("GET", "/")),
    (asgi_app.application, get("/a?b=c"), asked("GET", "/a?b=c")),
    (asgi_app.application, websocket("/chat", ["Hi"]), chats("/chat")),
    (asgi.application, get("/sync/"), asked("GET", "/sync/")),
    (asgi.application, get("/async/"), asked("GET", "/async/")),
    (asgi.application, get("/waiting/"), asked("GET", "/waiting/")),
    (asgi.application, get("/async-stream/"), asked("GET", "/async-stream/")),
    (asgi.application, post("/async/", [b"x"]), asked("POST", "/async/", b"x")),
    (asgi.application, get("/nowhere/"), asked("GET", "/nowhere/")),
    (asgi.application, websocket("/chat/", ["Hi"]), chats("/chat/")),
]


@pytest.mark.parametrize(("app", "request_", "ask"), WSGI, ids=range(len(WSGI)))
def test_wsgiref_says_the_same(app: Any, request_: Request, ask: Any) -> None:
    """Message by message, place by place."""
    expected = text(same(record(app, request_)))
    observed = observe(app)

    with serve_wsgi(observed.app) as address:
        ask(address)
        [conversation] = observed.conversations(1)

    assert expected == text(same(conversation))


@pytest.mark.parametrize(("app", "request_", "ask"), ASGI, ids=range(len(ASGI)))
def test_uvicorn_says_the_same(app: Any, request_: Request, ask: Any) -> None:
    """Message by message, place by place; the lifespan is a conversation apart."""
    expected = text(same(record(app, request_)))
    observed = observe(app)

    with serve_asgi(observed.app) as address:
        ask(address)
    [conversation] = [
        each
        for each in observed.conversations(2)
        if each.request != (("type", "lifespan"),)
    ]

    assert expected == text(same(conversation))


def test_says_how_many_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for a conversation that is not over has an end."""
    monkeypatch.setattr(limits, "SECONDS", 0.01)

    with pytest.raises(TimeoutError, match="0 of 1 conversations are over"):
        observe(wsgi_app.application).conversations(1)
