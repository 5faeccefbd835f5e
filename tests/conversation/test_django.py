"""Where Django runs each kind of view, as the recorder sees it."""

import pytest
from channels.generic.websocket import WebsocketConsumer
from django.core.asgi import get_asgi_application
from django.test import override_settings

from examples.conversation import (
    Request,
    disconnect_after,
    get,
    parse,
    record,
    text,
    websocket,
)
from examples.django_project import asgi, asgi_without_channels, wsgi

SYNC_WSGI = """\
WSGI GET /sync/
  in main, no loop
  → call GET /sync/
  ← start_response 200 OK
      Content-Type: text/plain
  ← body b'sync view, event loop running: no'
  → close
"""

ASYNC_WSGI = """\
WSGI GET /async/
  in main, no loop
  → call GET /async/
  in thread 1, task 1, loop running
  · async_to_sync async_view()
  in main, no loop
  ← start_response 200 OK
      Content-Type: text/plain
  ← body b'async view, event loop running: yes'
  → close
"""

SYNC_ASGI = """\
ASGI GET /sync/
  in main, task 1, loop running
  → scope http GET /sync/
  → http.request
  in thread 1, no loop
  · sync_to_async sync_view()
  in main, task 2, loop running
  ← http.response.start 200
      Content-Type: text/plain
  ← http.response.body b'sync view, event loop running: no'
  in main, task 1, loop running
  ← return
"""

ASYNC_ASGI = """\
ASGI GET /async/
  in main, task 1, loop running
  → scope http GET /async/
  → http.request
  in main, task 2, loop running
  ← http.response.start 200
      Content-Type: text/plain
  ← http.response.body b'async view, event loop running: yes'
  in main, task 1, loop running
  ← return
"""

LEFT = """\
ASGI GET /waiting/
  in main, task 1, loop running
  → scope http GET /waiting/
  → http.request
  in main, task 2, loop running
  · waits asyncio.sleep()
  in main, task 3, loop running
  → http.disconnect
  in main, task 1, loop running
  ← return
"""

WITHOUT_CHANNELS = """\
ASGI websocket /chat/
  in main, task 1, loop running
  → scope websocket /chat/
  ← raise ValueError
        'Django can only handle ASGI/HTTP connections, not '
        'websocket.'
"""

CHAT = """\
ASGI websocket /chat/
  in main, task 1, loop running
  → scope websocket /chat/
  in main, task 2, loop running
  → websocket.connect
  in main, task 1, loop running
  ← websocket.accept
  in main, task 3, loop running
  · waits receive()
  → websocket.receive text='Hi'
  in main, task 1, loop running
  ← websocket.send text='Hi'
  in main, task 4, loop running
  · waits receive()
  → websocket.disconnect code=1000
  in main, task 1, loop running
  ← return
"""


@pytest.mark.parametrize(
    ("expected", "app", "request_"),
    [
        (SYNC_WSGI, wsgi.application, get("/sync/")),
        (ASYNC_WSGI, wsgi.application, get("/async/")),
        (SYNC_ASGI, asgi.application, get("/sync/")),
        (ASYNC_ASGI, asgi.application, get("/async/")),
        (LEFT, asgi.application, disconnect_after(0, get("/waiting/"))),
        (WITHOUT_CHANNELS, asgi_without_channels.application, websocket("/chat/")),
        (CHAT, asgi.application, websocket("/chat/", ["Hi"])),
    ],
    ids=range(7),
)
def test_where_a_view_runs(expected: str, app: object, request_: Request) -> None:
    """A sync view never has a loop, an async view always has one."""
    conversation = record(app, request_)

    assert expected == text(conversation)
    assert conversation == parse(expected)


class Echo(WebsocketConsumer):  # type: ignore[misc]
    """A consumer that is not async."""

    def receive(self, text_data: str | None = None, bytes_data: object = None) -> None:
        """Sends back what it is sent."""
        self.send(text_data)


def test_a_sync_consumer() -> None:
    """Channels runs it in a thread, and what it sends in the loop."""
    expected = """\
  → websocket.receive text='Hi'
  in thread 1, no loop
  · sync_to_async dispatch()
  in main, task 5, loop running
  · async_to_sync send()
  ← websocket.send text='Hi'
"""

    actual = text(record(Echo.as_asgi(), websocket("/", ["Hi"])))

    assert expected in actual


def test_every_crossing() -> None:
    """What Django carries across for itself is noted on demand."""
    conversation = record(asgi.application, get("/async/"), every_crossing=True)

    noted = [said["calls"] for said in conversation.messages if said.speaker == "note"]
    assert ["sync_send()", "close()"] == noted


BETWEEN = """\
ASGI GET /sync/
  in main, task 1, loop running
  → scope http GET /sync/
  → http.request
  in thread 1, no loop
  · sync_to_async sync_middleware()
  in main, task 2, loop running
  · async_to_sync _get_response_async()
  in thread 1, no loop
  · sync_to_async sync_view()
  in main, task 3, loop running
  ← http.response.start 200
      Content-Type: text/plain
  ← http.response.body b'sync view, event loop running: no'
  in main, task 1, loop running
  ← return
"""


def test_a_sync_middleware_before_a_sync_view() -> None:
    """A thread that waits for the loop goes on when the loop has work for it."""
    middleware = "examples.middleware.django_middleware.sync_only"

    with override_settings(MIDDLEWARE=[middleware]):
        application = get_asgi_application()

    assert BETWEEN == text(record(application, get("/sync/")))


@pytest.mark.parametrize("path", ["/sync/", "/async/", "/sync-stream/", "/nowhere/"])
@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume:Warning")
def test_is_the_same_each_time(path: str) -> None:
    """Names of threads and tasks don't depend on the run."""
    expected = record(asgi.application, get(path))

    again = [record(asgi.application, get(path)) for _ in range(20)]

    assert [expected] * 20 == again
