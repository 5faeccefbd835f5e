"""The pages of the deployed site."""

from examples.deploy.urls import urlpatterns
from examples.django_project import urls


def test_are_the_projects_and_two_more() -> None:
    """None of the project's is hidden by them."""
    paths = [str(each.pattern) for each in urlpatterns]

    assert ["health/", "worker/"] == paths[:2]
    assert urls.urlpatterns == urlpatterns[2:]
    assert not {"health/", "worker/"} & {*paths[2:]}
