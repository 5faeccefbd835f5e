"""The paths of the Django project."""

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
}


@pytest.mark.parametrize(("path", "view"), VIEWS.items())
def test_lead_to_the_view_of_that_name(path: str, view: str) -> None:
    """Each path is answered by the view that it names."""
    match = resolve(path, urls.__name__)

    assert view == match.func.__name__


def test_are_all_listed_above() -> None:
    """No path is left untested."""
    expected = {str(pattern.pattern) for pattern in urls.urlpatterns}

    assert expected == {path.removeprefix("/") for path in VIEWS}
