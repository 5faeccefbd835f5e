"""The paths of the Django project."""

import pytest
from django.urls import resolve

from examples.django_project import urls


@pytest.mark.parametrize(
    ("path", "view"),
    [
        ("/sync/", "sync_view"),
        ("/async/", "async_view"),
        ("/sync-stream/", "sync_stream"),
        ("/async-stream/", "async_stream"),
        ("/blocking/", "blocking_view"),
        ("/waiting/", "waiting_view"),
    ],
)
def test_lead_to_the_view_of_that_name(path: str, view: str) -> None:
    """Each path is answered by the view that it names."""
    match = resolve(path, urls.__name__)

    assert view == match.func.__name__


def test_are_all_listed_above() -> None:
    """No path is left untested."""
    expected = 6

    assert expected == len(urls.urlpatterns)
