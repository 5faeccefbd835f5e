"""The recorder: what each example says when it is asked, as text."""

# The examples' middlewares carry no types.
# mypy: disable-error-code="no-untyped-call"

import asyncio
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from examples.conversation import (
    Request,
    close,
    disconnect_after,
    get,
    lifespan,
    post,
    record,
    record_many,
    text,
    to_json,
    websocket,
)
from examples.middleware.asgi_middleware import middleware as asgi_middleware
from examples.middleware.wsgi_middleware import middleware as wsgi_middleware
from tests.live.cases import differs

HTTP = [get(), post("/", [b"one ", b"two"]), disconnect_after(1)]
ASGI = [
    *HTTP,
    disconnect_after(0),
    lifespan(),
    websocket("/", ["hello", b"bytes", close(4000)]),
]
VIEWS = [
    "/sync/",
    "/async/",
    "/slow/",
    "/blocking/",
    "/waiting/",
    "/sync-stream/",
    "/async-stream/",
    "/on-the-loop/",
    "/in-a-thread/",
    "/rooms/",
    "/nowhere/",
]
CHATS = ["/echo/", "/everyone/", "/rooms/attic/", "/names/attic/", "/chat/attic/"]


def _app(name: str) -> Any:
    return import_module(f"examples.{name}").application


def _show(app: Any, requests: Iterable[Request]) -> None:
    for request in requests:
        print(text(record(app, request)))


def _show_many(app: Any, requests: Iterable[Request]) -> None:
    print(text(record_many(app, requests)))


def hello_wsgi() -> None:
    _show(_app("hello.wsgi_app"), HTTP)


def hello_asgi() -> None:
    _show(_app("hello.asgi_app"), ASGI)


def hello_deaf() -> None:
    _show(_app("hello.asgi_deaf"), ASGI)


def hello_pass() -> None:
    _show(_app("hello.asgi_pass"), ASGI)


def echo_wsgi() -> None:
    _show(_app("echo.wsgi_app"), HTTP)


def echo_asgi() -> None:
    _show(_app("echo.asgi_app"), ASGI)


def pieces_wsgi() -> None:
    _show(_app("pieces.wsgi_app"), HTTP)


def pieces_asgi() -> None:
    _show(_app("pieces.asgi_app"), ASGI)


def slow_wsgi() -> None:
    _show(_app("slow.wsgi_app"), HTTP)


def slow_asgi() -> None:
    _show(_app("slow.asgi_app"), ASGI)


def slow_asgi_blocking() -> None:
    _show(_app("slow.asgi_blocking_app"), ASGI)


def middlewares() -> None:
    _show(wsgi_middleware(_app("hello.wsgi_app")), HTTP)
    _show(asgi_middleware(_app("hello.asgi_app")), ASGI)


def django_wsgi() -> None:
    _show(_app("django_project.wsgi"), map(get, VIEWS))


def django_asgi() -> None:
    _show(_app("django_project.asgi"), map(get, VIEWS))


def django_asgi_every_crossing() -> None:
    for path in VIEWS:
        run = record(_app("django_project.asgi"), get(path), every_crossing=True)
        print(text(run))


def django_without_channels() -> None:
    asked = [get("/sync/"), get("/async/"), lifespan(), websocket("/chat/", ["hi"])]
    app = _app("django_project.asgi_without_channels")
    for request in asked:
        print(text(record(app, request)))


def django_post() -> None:
    for name in ("wsgi", "asgi"):
        asked = post("/sync/", [b"a=1", b"&b=2"], {"content-type": "text/plain"})
        _show(_app(f"django_project.{name}"), [asked])


def django_client_leaves() -> None:
    paths = ["/slow/", "/sync-stream/", "/async-stream/", "/async-ticks/"]
    asked = [disconnect_after(count, get(path)) for path in paths for count in (0, 2)]
    _show(_app("django_project.asgi"), asked)


def django_wsgi_client_leaves() -> None:
    paths = ["/sync-stream/", "/async-stream/", "/sync-ticks/"]
    _show(
        _app("django_project.wsgi"), [disconnect_after(2, get(path)) for path in paths]
    )


def django_chat() -> None:
    asked = [websocket("/chat/", ["hello", b"bytes"]), websocket("/nowhere/")]
    _show(_app("django_project.asgi"), asked)


def chats() -> None:
    _show(_app("chat.asgi"), [websocket(path, ["hello", "again"]) for path in CHATS])


def chats_end() -> None:
    asked = [websocket(path, ["hi", close(4001, "enough")]) for path in CHATS]
    _show(_app("chat.asgi"), asked)
    _show(_app("chat.asgi"), [disconnect_after(2, each) for each in asked])


def as_json() -> None:
    print(to_json(record(_app("django_project.asgi"), get("/sync/"))))


def many_slow() -> None:
    _show_many(_app("slow.asgi_app"), map(get, ["/a", "/b", "/c"]))


def many_slow_blocking() -> None:
    _show_many(_app("slow.asgi_blocking_app"), map(get, ["/a", "/b"]))


def many_django() -> None:
    for first in ("/sync/", "/async/", "/waiting/", "/blocking/", "/async-stream/"):
        _show_many(_app("django_project.asgi"), [get(first), get("/waiting/")])


@differs("of two threads that sleep, the one that began first goes on last")
def many_django_in_threads() -> None:
    _show_many(_app("django_project.asgi"), [get("/slow/"), get("/slow/")])


def many_chats() -> None:
    for path in CHATS:
        clients = [websocket(path, ["hello"]), websocket(path, ["hi", "there"])]
        _show_many(_app("chat.asgi"), clients)


def workers() -> None:
    for name in ("slow.wsgi_app", "django_project.wsgi"):
        for threads in (1, 2, 3):
            asked = map(get, ["/slow/", "/async/", "/slow/", "/waiting/"])
            print(text(record_many(_app(name), asked, threads=threads)))


def inside_a_loop() -> None:
    async def main() -> None:
        for name in ("wsgi", "asgi"):
            print(text(record(_app(f"django_project.{name}"), get("/async/"))))

    asyncio.run(main())
