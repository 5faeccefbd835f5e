"""Django: each kind of view under each kind of handler and client."""

# Django carries no types.
# mypy: disable-error-code="untyped-decorator"

import asyncio
import io
import sys
from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

from asgiref.testing import ApplicationCommunicator
from django.contrib.auth.models import User
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import SynchronousOnlyOperation
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import AsyncClient, Client, override_settings

from tests.live.cases import views

SESSIONS = f"{SessionMiddleware.__module__}.{SessionMiddleware.__name__}"
MINE = [f"{views.__name__}.sync_middleware", f"{views.__name__}.both_middleware"]

here = override_settings(ROOT_URLCONF=views.__name__)


@here
def _wsgi(path: str) -> None:
    environ = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    told: list[object] = []
    body = WSGIHandler()(environ, lambda *said: told.extend(said))
    print(*told, b"".join(body))
    body.close()


@here
def _asgi(path: str) -> None:
    async def talk() -> None:
        scope = {"type": "http", "method": "GET", "path": path, "headers": []}
        client = ApplicationCommunicator(ASGIHandler(), {**scope, "query_string": b""})
        await client.send_input({"type": "http.request", "body": b""})
        print(await client.receive_output())
        more = True
        while more:
            said = await client.receive_output()
            more = said.get("more_body", False)
            print(said)
        await client.wait()

    asyncio.run(talk())


@here
def _client(*paths: str) -> None:
    client = Client()
    for path in paths:
        response = client.get(path)
        print(response.status_code, b"".join(response), response.headers)


@here
def _async_client(*paths: str) -> None:
    async def ask() -> None:
        client = AsyncClient()
        for path in paths:
            response = await client.get(path)
            pieces = response.streaming and [piece async for piece in response]
            print(response.status_code, pieces or response.content, response.headers)

    asyncio.run(ask())


def _each(ask: Callable[[str], None], *names: str) -> None:
    for name in names:
        ask(f"/{name}/")


def migrate() -> None:
    output = io.StringIO()
    call_command("migrate", stdout=output, no_color=True)
    print(output.getvalue())


def checks() -> None:
    call_command("check", stdout=sys.stdout)


def wsgi_handler() -> None:
    _each(_wsgi, "sync", "asynchronous")


def wsgi_handler_streams() -> None:
    _each(_wsgi, "stream", "async_stream")


def wsgi_handler_and_orm() -> None:
    _each(_wsgi, "orm", "async_orm")


def asgi_handler() -> None:
    _each(_asgi, "sync", "asynchronous")


def asgi_handler_streams() -> None:
    _each(_asgi, "stream", "async_stream")


def asgi_handler_and_orm() -> None:
    _each(_asgi, "orm", "async_orm")


def not_found() -> None:
    _wsgi("/nowhere/")
    _asgi("/nowhere/")


def client() -> None:
    _client("/sync/", "/asynchronous/", "/stream/", "/orm/", "/async_orm/")


def async_client() -> None:
    _async_client("/sync/", "/asynchronous/", "/async_stream/", "/orm/", "/async_orm/")


def bridges() -> None:
    _each(_wsgi, "bridge")
    _each(_asgi, "bridge")


def sessions() -> None:
    with override_settings(MIDDLEWARE=[SESSIONS], SESSION_COOKIE_NAME="id"):
        client = Client()
        with here:
            for path in ("/session/", "/session/", "/async_session/"):
                print(client.get(path).content)


def async_sessions() -> None:
    async def ask() -> None:
        client = AsyncClient()
        for path in ("/session/", "/async_session/", "/async_session/"):
            print((await client.get(path)).content)

    with override_settings(MIDDLEWARE=[SESSIONS]), here:
        asyncio.run(ask())


def middleware() -> None:
    for order in (MINE, MINE[::-1]):
        with override_settings(MIDDLEWARE=order):
            _each(_wsgi, "sync", "asynchronous")
            _each(_asgi, "sync", "asynchronous")


def synchronous_only() -> None:
    async def ask() -> None:
        try:
            User.objects.count()
        except SynchronousOnlyOperation as error:
            print(error)

    asyncio.run(ask())
    for client in (_client, _async_client):
        try:
            client("/forbidden_orm/")
        except SynchronousOnlyOperation as error:
            print(error)


@here
def errors() -> None:
    try:
        Client().get("/fails/")
    except ValueError as error:
        print(repr(error))
    response = Client(raise_request_exception=False).get("/fails/")
    print(response.status_code, response.reason_phrase)


@here
def posts() -> None:
    print(Client().post("/echo/?a=1", b"some bytes", "text/plain").content)
    print(Client().put("/echo/", {"a": 1}, "application/json").content)


def transactions_and_threads() -> None:
    async def ask() -> None:
        user = await User.objects.acreate(username="bob")
        print(await User.objects.filter(username="bob").aexists())
        await user.adelete()
        print(await User.objects.filter(username="bob").aexists())

    asyncio.run(ask())
