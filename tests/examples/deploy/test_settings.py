"""The settings of the deployed site."""

from examples.chat import redis_settings
from examples.deploy import settings


def test_add_two_pages_and_nothing_else() -> None:
    """All else is as with Redis."""
    names = [name for name in vars(redis_settings) if name.isupper()]

    changed = {
        name: vars(settings)[name]
        for name in names
        if vars(redis_settings)[name] != vars(settings)[name]
    }

    assert {"ROOT_URLCONF": "examples.deploy.urls"} == changed
