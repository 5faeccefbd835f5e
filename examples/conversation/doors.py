"""What the doors of the recorder need."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from examples.conversation import crossings
from examples.conversation.ear_asgi import EarASGI
from examples.conversation.ear_wsgi import EarWSGI
from examples.conversation.message import Interface
from examples.conversation.notes import Notes
from examples.conversation.recognise import interface_of
from examples.conversation.requests import Request

EARS: dict[Interface, Any] = {"WSGI": EarWSGI, "ASGI": EarASGI}
"""Who listens to an application."""


def interface_for(app: Any, requests: Collection[Request] = ()) -> Interface:
    """The interface of an application that can be asked for all these.

    Raises:
        TypeError: If it is no application, or one of these no request.
        ValueError: If a WSGI application is asked for a lifespan.
    """
    crossings.listen()
    interface = interface_of(app)
    if wrong := [each for each in requests if not isinstance(each, Request)]:
        raise TypeError(f"{wrong[0]!r}: no request; ask for get({wrong[0]!r})")
    if interface == "WSGI" and any(each.kind == "lifespan" for each in requests):
        raise ValueError("lifespan(): WSGI has none; ask for get()")
    return interface


def heard(interface: Interface, app: Any, request: Request, notes: Notes) -> Any:
    """The application, with someone who listens."""
    headers = [name for name, _ in request.headers]
    return EARS[interface](app, lambda kind: notes, headers)
