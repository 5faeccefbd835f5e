"""Whether the site reaches its channel layer."""

import asyncio

import pytest
from channels.layers import InMemoryChannelLayer
from redis.exceptions import ConnectionError as NoConnection

from examples.deploy.health import health


def asked() -> tuple[int, bytes]:
    """What the page answers."""
    response = asyncio.run(health(None))
    return response.status_code, response.content


def test_is_well_with_its_layer() -> None:
    """It asks the layer that the settings name."""
    assert (200, b"well\n") == asked()


def test_is_not_well_without_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    """A status that whatever watches the site understands."""

    async def fail(*_: object) -> None:
        raise NoConnection("gone")

    monkeypatch.setattr(InMemoryChannelLayer, "group_send", fail)

    assert (503, b"no Redis\n") == asked()
