"""A query in an async view: refused on the loop, answered in a thread."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from django.core.exceptions import SynchronousOnlyOperation

from examples.conversation import get, record
from examples.django_project import asgi, database_views, wsgi

on_the_loop: Callable[[object], Coroutine[Any, Any, object]]
on_the_loop = database_views.on_the_loop


def test_is_refused_on_the_loop() -> None:
    """Django raises before the database is asked."""
    assert callable(wsgi.application)  # sets Django up

    with pytest.raises(SynchronousOnlyOperation, match="use a thread or sync_to_async"):
        asyncio.run(on_the_loop(None))


@pytest.mark.parametrize(
    ("path", "answer"), [("/on-the-loop/", "500"), ("/in-a-thread/", "200")]
)
@pytest.mark.parametrize("app", [wsgi.application, asgi.application])
def test_needs_a_thread_under_both_interfaces(
    app: object, path: str, answer: str
) -> None:
    """An async view has a running loop under WSGI too, so the same is refused."""
    conversation = record(app, get(path))

    [status] = [said["status"] for said in conversation.messages if said["status"]]
    assert answer == str(status)[:3]
