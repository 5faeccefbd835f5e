"""Which callables are applications, and what is said of those that are none."""

import asyncio
import functools
from types import ModuleType
from typing import Any

import pytest

from examples.conversation import get, lifespan, record
from examples.conversation.recognise import interface_of
from examples.hello import asgi_app, wsgi_app


async def asgi(scope: Any, receive: Any, send: Any) -> None:
    """An ASGI application."""


def wsgi(environ: Any, start_response: Any) -> list[bytes]:
    """A WSGI application that says nothing."""
    return []


class Instance:
    """Applications as methods and as instances."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """An ASGI application."""

    def wsgi(self, environ: Any, start_response: Any) -> list[bytes]:
        """A WSGI application."""
        return []


def hands_on(scope: Any, receive: Any, send: Any) -> Any:
    """A plain function that returns what is to be awaited."""
    return asgi(scope, receive, send)


def anything(*args: Any) -> Any:
    """A plain function of any arguments."""


@pytest.mark.parametrize(
    ("expected", "app"),
    [
        ("WSGI", wsgi),
        ("WSGI", Instance().wsgi),
        ("WSGI", functools.partial(lambda x, e, s: [], 1)),
        ("WSGI", anything),
        ("ASGI", asgi),
        ("ASGI", Instance()),
        ("ASGI", functools.partial(asgi)),
        ("ASGI", hands_on),
    ],
    ids=range(8),
)
def test_tells_the_interface(expected: str, app: Any) -> None:
    """By how it is called, and whether it is awaited."""
    actual = interface_of(app)

    assert expected == actual


async def async_wsgi(environ: Any, start_response: Any) -> None:
    """A mistake: WSGI knows no `await`."""


def double(scope: Any) -> Any:
    """ASGI 2: called twice."""


def factory() -> Any:
    """Returns an application."""
    return wsgi


def many(a: Any, b: Any, c: Any, d: Any) -> None:
    """No application at all."""


@pytest.mark.parametrize(
    ("expected", "wrong"),
    [
        ("wsgi_app: a module; pass its application", ModuleType("wsgi_app")),
        ("'app': not callable, so no application", "app"),
        ("Instance: a class; pass an instance", Instance),
        ("factory: called with nothing: a factory; pass what it returns", factory),
        ("double: called with scope alone, as ASGI 2 was;", double),
        ("async_wsgi: async, but not called with", async_wsgi),
        ("many: called with neither", many),
    ],
)
def test_says_what_it_is_instead(expected: str, wrong: Any) -> None:
    """A mistake is named, with what to do."""
    with pytest.raises(TypeError) as caught:
        record(wrong, get())

    assert str(caught.value).startswith(expected)


def test_wsgi_has_no_lifespan() -> None:
    """It is asked for what it has."""
    with pytest.raises(ValueError, match="WSGI has none; ask for"):
        record(wsgi_app.application, lifespan())


def test_is_the_same_inside_a_loop() -> None:
    """The server that is played runs outside of the caller's event loop."""
    apps = [wsgi_app.application, asgi_app.application]
    expected = [record(app, get()) for app in apps]

    async def inside() -> list[Any]:
        return [record(app, get()) for app in apps]

    assert expected == asyncio.run(inside())
