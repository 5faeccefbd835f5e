"""The paths of the Django project."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.urls import resolve

from examples.django_project import urls

VIEWS = {
    "/sync/": "sync_view",
    "/async/": "async_view",
    "/slow/": "slow_view",
    "/blocking/": "blocking_view",
    "/waiting/": "waiting_view",
    "/sync-stream/": "sync_stream",
    "/async-stream/": "async_stream",
    "/sync-ticks/": "sync_ticking",
    "/async-ticks/": "async_ticking",
    "/on-the-loop/": "on_the_loop",
    "/in-a-thread/": "in_a_thread",
    "/rooms/": "front_page",
    "/sync-meeting/4/": "sync_meeting",
    "/async-meeting/4/": "async_meeting",
    "/blocking-meeting/4/": "blocking_meeting",
    "/sync-wait/5/": "sync_wait",
    "/async-wait/5/": "async_wait",
    "/blocking-wait/5/": "blocking_wait",
}


def routes(patterns: Iterable[Any]) -> Iterator[str]:
    """What leads to a view, in the files that are included too."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns)
        else:
            yield str(pattern.pattern)


@pytest.mark.parametrize(("path", "view"), VIEWS.items())
def test_lead_to_the_view_of_that_name(path: str, view: str) -> None:
    """Each path is answered by the view that it names."""
    match = resolve(path, urls.__name__)

    assert view == match.func.__name__


def test_are_all_listed_above() -> None:
    """No path is left untested."""
    expected = set(routes(urls.urlpatterns))

    assert expected == {resolve(path, urls.__name__).route for path in VIEWS}
