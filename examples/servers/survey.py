"""Asks servers all that the matrix of servers tells, each server once."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from examples.conversation import Conversation
from examples.servers import visit
from examples.servers.reports import Reports
from examples.servers.seen import Seen
from examples.servers.server import Server

AT_ONCE = 5
"""How many servers start at the same time; more would wait for the processor."""

LIFESPAN = (("type", "lifespan"),)
"""The request of a conversation about the start and the end of a server."""


def survey(servers: Iterable[Server], app: str) -> list[Seen]:
    """Serves an application on each server, and asks the same of all.

    Args:
        servers: Which.
        app: The application, as `module:attribute`; at `/ticks/` it answers in pieces.

    Returns:
        What was seen of each server.

    Raises:
        RuntimeError: If a server isn't installed, or ends by itself.
        TimeoutError: If it, or the application, does not answer in time.
    """
    tried = survey_all(servers, app, "/", "/ticks/", lambda server: None)
    for seen in tried:
        if isinstance(seen, Exception):
            raise seen
    return [seen for seen in tried if isinstance(seen, Seen)]


def survey_all(
    servers: Iterable[Server],
    app: str,
    path: str,
    stream: str,
    done: Callable[[Server], object],
) -> list[Seen | Exception]:
    """Serves an application on each server, and goes on when one fails.

    Args:
        servers: Which.
        app: The application, as `module:attribute`.
        path: What to ask for.
        stream: Where an answer comes in pieces.
        done: Called after each server.

    Returns:
        What was seen of each server, or how it failed.
    """

    def one(server: Server) -> Seen | Exception:
        try:
            return look(server, app, path, stream)
        except Exception as error:
            return error
        finally:
            done(server)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            return list(pool.map(one, servers))
        finally:  # Ctrl+C starts no more of them
            pool.shutdown(wait=False, cancel_futures=True)


def look(server: Server, app: str, path: str, stream: str) -> Seen:
    """Serves an application on a server, and asks all there is to ask.

    Args:
        server: The server.
        app: The application, as `module:attribute`.
        path: What to ask for.
        stream: Where an answer comes in pieces.

    Returns:
        What was seen.

    Raises:
        RuntimeError: If the server isn't installed, or ends by itself.
        TimeoutError: If it, or the application, does not answer in time.
    """
    with server.observe(app) as (address, heard):
        status, text = visit.get(address, path)
        [asked] = _over(heard, 1)
        shaken = visit.shake(address, path)
        _over(heard, 2)
        raised = visit.connect(address, path)
        *_, opened = _over(heard, 3)
        stream_status, first_came = visit.leave(address, stream)
        *_, left = _over(heard, 4)
    lifespans = [each for each in heard.conversations(0) if each.request == LIFESPAN]
    return Seen(
        server=server,
        status=status,
        text=text,
        handshake=shaken,
        raised=raised,
        stream_status=stream_status,
        first_came=first_came,
        asked=asked,
        opened=opened,
        left=left,
        lifespan=lifespans[0] if lifespans else None,
        in_main=heard.in_main,
    )


def _over(heard: Reports, count: int) -> list[Conversation]:
    """The conversations about requests, when so many are over."""
    lifespans = 0
    while True:
        all_ = heard.conversations(count + lifespans)
        requests = [each for each in all_ if each.request != LIFESPAN]
        if len(requests) >= count:
            return requests
        lifespans = len(all_) - len(requests)
