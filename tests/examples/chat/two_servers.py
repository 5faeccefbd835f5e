"""The chat in two processes, uvicorn and daphne, with one Redis between them."""

from collections.abc import Iterator
from contextlib import contextmanager

from examples.deploy import HERE
from examples.servers import Address
from examples.servers.address import free_port
from examples.servers.deployed import deployed
from examples.servers.redis_server import redis


def settings(port: int) -> dict[str, str]:
    """What tells a server of the Redis on that port."""
    return {
        "DJANGO_SETTINGS_MODULE": "examples.chat.redis_settings",
        "REDIS_URL": f"redis://127.0.0.1:{port}/0",
    }


@contextmanager
def two_servers() -> Iterator[tuple[Address, Address]]:
    """Runs all three; gives where uvicorn listens, and where daphne does."""
    with (
        free_port() as port,
        redis(port),
        deployed(HERE / "uvicorn.sh", settings(port)) as (uvicorn, _),
        deployed(HERE / "daphne.sh", settings(port)) as (daphne, _),
    ):
        yield uvicorn, daphne
