"""Tells WSGI applications from ASGI ones, and both from what only looks like one."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any

from asgiref.sync import iscoroutinefunction

from examples.conversation.message import Interface


def interface_of(app: Any) -> Interface:
    """Which interface an application has.

    A WSGI application is called with `environ` and `start_response`, and an ASGI
    application awaited with `scope`, `receive` and `send`.

    Args:
        app: The application.

    Returns:
        `WSGI` or `ASGI`.

    Raises:
        TypeError: If it is no application; it says what it may be instead.
    """
    takes = _takes(app)
    if _is_async(app):
        if takes(3):
            return "ASGI"
        raise TypeError(
            f"{_name(app)}: async, but not called with (scope, receive, send);"
            " WSGI applications are not async"
        )
    if takes(2):
        return "WSGI"
    if takes(3):
        return "ASGI"
    raise TypeError(f"{_name(app)}: {_mistake(app, takes)}")


def _is_async(app: Any) -> bool:
    return iscoroutinefunction(app) or iscoroutinefunction(
        getattr(app, "__call__", None)  # noqa: B004  the method itself is wanted
    )


def _takes(app: Any) -> Callable[[int], bool]:
    """Whether it can be called with so many arguments."""
    if isinstance(app, ModuleType):
        raise TypeError(f"{app.__name__}: a module; pass its application")
    if not callable(app):
        raise TypeError(f"{app!r}: not callable, so no application")
    if inspect.isclass(app):
        raise TypeError(
            f"{_name(app)}: a class; pass an instance, or what its as_asgi() gives"
        )
    try:
        signature = inspect.signature(app)
    except ValueError:  # some builtins have none
        return lambda count: True

    def takes(count: int) -> bool:
        try:
            signature.bind(*[None] * count)
        except TypeError:
            return False
        return True

    return takes


def _mistake(app: Any, takes: Callable[[int], bool]) -> str:
    if takes(1):
        return (
            "called with scope alone, as ASGI 2 was;"
            " write async def application(scope, receive, send)"
        )
    if takes(0):
        return "called with nothing: a factory; pass what it returns"
    return "called with neither (environ, start_response) nor (scope, receive, send)"


def _name(app: Any) -> str:
    return str(getattr(app, "__name__", type(app).__name__))
