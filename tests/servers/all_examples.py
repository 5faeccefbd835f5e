"""The examples at paths of their own: checked, and across the bridges between WSGI
and ASGI."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from wsgiref.util import shift_path_info
from wsgiref.validate import validator

from a2wsgi import ASGIMiddleware, WSGIMiddleware
from asgiref.wsgi import WsgiToAsgi

from examples.django_project import asgi_without_channels, wsgi
from examples.echo import asgi_app as asgi_echo
from examples.echo import wsgi_app as wsgi_echo
from examples.hello import asgi_app as asgi_hello
from examples.hello import wsgi_app as wsgi_hello
from examples.pieces import asgi_app as asgi_pieces
from examples.pieces import wsgi_app as wsgi_pieces

WSGI: dict[str, Any] = {
    "hello": wsgi_hello.application,
    "echo": wsgi_echo.application,
    "pieces": wsgi_pieces.application,
    "django": wsgi.application,
}
ASGI: dict[str, Any] = {
    "hello": asgi_hello.application,
    "echo": asgi_echo.application,
    "pieces": asgi_pieces.application,
    "django": asgi_without_channels.application,
}

Wrap = Callable[[Any], Any]

WSGI_WRAPS: dict[str, tuple[dict[str, Any], Wrap]] = {
    "plain": (WSGI, lambda app: app),
    "validator": (WSGI, validator),
    "a2wsgi": (ASGI, ASGIMiddleware),
}
"""What a WSGI server can be given: of which examples, and how they are wrapped."""

ASGI_WRAPS: dict[str, tuple[dict[str, Any], Wrap]] = {
    "plain": (ASGI, lambda app: app),
    "asgiref": (WSGI, WsgiToAsgi),
    "a2wsgi": (WSGI, WSGIMiddleware),
}
"""The same for an ASGI server."""


@cache
def _wsgi(wrap: str, name: str) -> Any:
    """Made when first asked for: uWSGI forks, and a2wsgi's thread would be left."""
    examples, wrapped = WSGI_WRAPS[wrap]
    return wrapped(examples[name])


@cache
def _asgi(wrap: str, name: str) -> Any:
    examples, wrapped = ASGI_WRAPS[wrap]
    return wrapped(examples[name])


def wsgi_application(environ: Any, start_response: Any) -> Iterable[bytes]:
    """An example, named by the first two parts of the path."""
    wrap, name = shift_path_info(environ), shift_path_info(environ)
    body: Iterable[bytes] = _wsgi(wrap, name)(environ, start_response)
    return body


async def asgi_application(scope: Any, receive: Any, send: Any) -> None:
    """An example, named by the first two parts of the path."""
    if scope["type"] == "lifespan":
        await ASGI["hello"](scope, receive, send)
        return
    _, wrap, name, rest = scope["path"].split("/", 3)
    root = f"{scope['root_path']}/{wrap}/{name}"
    # What is after the root is the application's; frameworks take the root off.
    inner = {**scope, "path": f"{root}/{rest}", "root_path": root}
    await _asgi(wrap, name)(inner, receive, send)
