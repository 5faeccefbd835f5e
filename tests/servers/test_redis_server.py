"""Redis, started and stopped on one port."""

from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as NoConnection

from examples.servers.address import free_port
from examples.servers.redis_server import redis


def test_keeps_what_it_is_given_until_it_is_stopped() -> None:
    """Started again on its port, it is empty: nothing went to the disk."""
    with free_port() as port:
        with redis(port) as url, Redis.from_url(url) as client:
            client.set("tea", "hot")
            kept = client.get("tea")
        with redis(port) as url, Redis.from_url(url) as client:
            left = client.get("tea")

    assert (b"hot", None) == (kept, left)


def test_is_gone_when_the_block_ends() -> None:
    """Also when the block fails; what it wrote is a note of the error."""
    with free_port() as port:
        with pytest.raises(ZeroDivisionError) as failure, redis(port) as url:
            _ = 1 / 0

        with Redis.from_url(url) as client, pytest.raises(NoConnection):
            client.ping()
    assert "Ready to accept connections" in failure.value.__notes__[0]


def test_says_what_to_do_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a program that pip doesn't install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("examples.servers.programs.SYSTEM", str(tmp_path))

    with (
        pytest.raises(FileNotFoundError, match="no redis-server: as root, apt-get"),
        free_port() as port,
        redis(port),
    ):
        pytest.fail("the block ran")
