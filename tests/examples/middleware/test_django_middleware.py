"""Where Django carries a request across, for each kind of middleware."""

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import iscoroutinefunction
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from examples.conversation import get, record
from examples.django_project import views, wsgi
from examples.middleware import django_middleware

SYNC = "sync_to_async sync_middleware()"
ASYNC = "async_to_sync async_middleware()"

CROSSINGS = [
    ("sync_only", get_wsgi_application, "/sync/", []),
    ("sync_only", get_wsgi_application, "/async/", ["async_to_sync async_view()"]),
    (
        "sync_only",
        get_asgi_application,
        "/async/",
        [SYNC, "async_to_sync _get_response_async()"],
    ),
    (
        "async_only",
        get_wsgi_application,
        "/sync/",
        [ASYNC, "sync_to_async _get_response()"],
    ),
    ("async_only", get_asgi_application, "/async/", []),
    ("both", get_wsgi_application, "/sync/", []),
    ("both", get_asgi_application, "/async/", []),
]


@pytest.mark.parametrize(("name", "get_application", "path", "crossings"), CROSSINGS)
def test_crosses_the_border_only_where_it_must(
    name: str, get_application: Any, path: str, crossings: list[str]
) -> None:
    """A middleware of both kinds adds no crossing under either interface."""
    assert callable(wsgi.application)  # sets Django up
    middleware = f"{django_middleware.__name__}.{name}"

    with override_settings(MIDDLEWARE=[middleware]):
        conversation = record(get_application(), get(path))

    notes = [said for said in conversation.messages if said.speaker == "note"]
    crossed = [f"{note.name} {note['calls']!s}" for note in notes if note["calls"]]
    assert crossings == crossed


def test_the_one_for_both_is_of_the_kind_of_what_it_calls() -> None:
    """Around an async view it is async, around a sync view it is sync."""
    expected = [True, False]
    wrap: Callable[[object], object] = django_middleware.both

    wrapped = [wrap(view) for view in (views.async_view, views.sync_view)]

    assert expected == [iscoroutinefunction(each) for each in wrapped]
