"""How many requests are in an application at once, as a real server has it."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from examples.conversation import at_once, get, record_many
from examples.servers import serve_observed
from tests.conversation import meeting_apps

CLIENTS = 8


@pytest.mark.parametrize(
    ("expected", "name", "server", "threads"),
    [
        (1, "one", "wsgiref", 1),
        (1, "one", "gunicorn", 1),
        (4, "four", "gunicorn", 4),
        (2, "two", "waitress", 2),
        (8, "all_eight", "uvicorn", 1),
    ],
)
def test_real_servers_have_as_many(
    expected: int, name: str, server: str, threads: int
) -> None:
    """Calls that meet prove that there are so many; the count, that there are no more.

    As many meet on the server that is played.
    """
    app = getattr(meeting_apps, name)
    played = record_many(app, [get()] * CLIENTS, threads)
    path = f"{meeting_apps.__name__}:{name}"

    with (
        serve_observed(path, server, threads) as (address, heard),
        ThreadPoolExecutor(CLIENTS) as clients,
    ):
        answers = clients.map(httpx.get, [address.http] * CLIENTS)
        statuses = [answer.status_code for answer in answers]

    assert [200] * CLIENTS == statuses
    assert (expected, expected) == (heard.at_once, at_once(played))


def test_counts_no_lifespan() -> None:
    """It is in the application all the time, and is no request."""
    path = "examples.hello.asgi_app:application"

    with serve_observed(path, "uvicorn") as (address, heard):
        httpx.get(address.http)

    assert 2 == len(heard.conversations(2))
    assert 1 == heard.at_once
