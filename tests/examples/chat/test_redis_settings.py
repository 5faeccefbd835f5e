"""The settings with Redis."""

import subprocess
import sys

import pytest

from examples.chat import redis_settings
from examples.django_project import settings

LIMIT = 30
PRINT = "from examples.chat import redis_settings; print(redis_settings.REDIS_URL)"


def test_change_the_channel_layer_alone() -> None:
    """All else is the project's own."""
    names = [name for name in vars(settings) if name.isupper()]

    changed = {
        name for name in names if vars(redis_settings)[name] != vars(settings)[name]
    }

    assert {"CHANNEL_LAYERS"} == changed


def test_state_the_capacity_that_is_shown() -> None:
    """A hundred messages may wait for a process."""
    [layer] = redis_settings.CHANNEL_LAYERS.values()

    config = {"hosts": [redis_settings.REDIS_URL], "capacity": 100}
    assert {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": config,
    } == layer


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "redis://127.0.0.1:6379/0\n"),
        ({"REDIS_URL": "redis://there:1/2"}, "redis://there:1/2\n"),
    ],
)
def test_the_environment_says_where_redis_is(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a word it is on this machine."""
    monkeypatch.delenv("REDIS_URL", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    printed = subprocess.check_output(
        [sys.executable, "-c", PRINT], timeout=LIMIT, text=True
    )

    assert expected == printed
