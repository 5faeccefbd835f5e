"""What is heard of an application that a server runs, here or elsewhere."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from examples.conversation import Conversation, text
from examples.servers import serve_observed
from examples.servers.reporting import Reporting
from examples.servers.reports import environment, reports

MEETING = "examples.meeting.wsgi_app:application"
THREADS = 4


@pytest.mark.parametrize("server", ["gunicorn", "waitress", "uwsgi", "granian"])
def test_hears_how_many_are_called_at_once(server: str) -> None:
    """As many as there are threads, if they wait for each other."""
    with (
        serve_observed(MEETING, server, THREADS) as (address, heard),
        ThreadPoolExecutor(THREADS) as clients,
    ):
        list(clients.map(httpx.get, [address.http] * THREADS))
        conversations = heard.conversations(THREADS)

    assert [THREADS, THREADS] == [len(conversations), heard.at_once]


@pytest.mark.parametrize("server", ["wsgiref", "gunicorn"])
def test_hears_one_at_a_time(server: str) -> None:
    """One thread calls the next when the first has answered."""
    expected = 1

    with (
        serve_observed("examples.slow.wsgi_app:application", server) as (
            address,
            heard,
        ),
        ThreadPoolExecutor(2) as clients,
    ):
        list(clients.map(httpx.get, [address.http] * 2))
        heard.conversations(2)

    assert expected == heard.at_once


@pytest.mark.parametrize("server", ["uvicorn", "hypercorn"])
def test_hears_a_lifespan_when_it_is_over(server: str) -> None:
    """The server says goodbye when the block ends; it is heard all the same."""
    expected = (("type", "lifespan"),)

    with serve_observed("examples.hello.asgi_app:application", server) as (_, heard):
        during = heard.conversations(0)
    [conversation] = heard.conversations(1)

    assert [] == during
    assert expected == conversation.request


def test_a_server_is_known_by_its_interface() -> None:
    """granian has both; what the application is tells which."""
    apps = [
        "examples.hello.wsgi_app:application",
        "examples.hello.asgi_app:application",
    ]
    expected = ["WSGI GET /", "ASGI GET /"]
    actual = []

    for app in apps:
        with serve_observed(app, "granian") as (address, heard):
            httpx.get(address.http)
            [conversation] = heard.conversations(1)
        actual.append(text(conversation).splitlines()[0])

    assert expected == actual


def test_hears_more_than_a_pipe_holds() -> None:
    """The other process never waits for this one."""
    size = 1_000_000
    conversation = Conversation("WSGI", (("path", "x" * size),))

    with reports() as heard:
        app = "examples.hello.wsgi_app:application"
        told = environment(app, heard.path)
        Reporting(told).add(conversation)
        [actual] = heard.conversations(1)

    assert conversation == actual


def test_leaves_no_pipe() -> None:
    """What was heard stays; the pipe does not."""
    with reports() as heard:
        existed = heard.path.exists()

    assert (True, False) == (existed, heard.path.exists())
