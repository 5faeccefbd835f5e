"""Several applications on one server: a server takes longer to start than to be asked.

Each path is asked of one of them alone, so that they need no prefix, which would be
heard. A server asks one application for its lifespan; so those that have one can't
share a server.
"""

from collections.abc import Iterable
from typing import Any

from examples.django_project import wsgi as django_wsgi
from examples.hello import asgi_app, wsgi_app
from tests.conversation import more_apps

HELLO = {"/", "/a", "/caf\N{LATIN SMALL LETTER E WITH ACUTE}", "/chat"}


def wsgi(environ: Any, start_response: Any) -> Iterable[bytes]:
    """All that WSGI servers are asked."""
    path = environ["PATH_INFO"].encode("latin-1").decode()
    if path in more_apps.WSGI:
        return more_apps.wsgi(environ, start_response)
    app: Any = wsgi_app if path in HELLO else django_wsgi
    body: Iterable[bytes] = app.application(environ, start_response)
    return body


async def asgi(scope: Any, receive: Any, send: Any) -> None:
    """What ASGI servers are asked of those without a lifespan, and of one with it."""
    is_more = scope.get("path") in more_apps.ASGI
    app: Any = more_apps.asgi if is_more else asgi_app.application
    await app(scope, receive, send)


TOGETHER = {
    f"{__name__}:wsgi": [
        "examples.hello.wsgi_app:application",
        "examples.django_project.wsgi:application",
        "tests.conversation.more_apps:wsgi",
    ],
    f"{__name__}:asgi": [
        "examples.hello.asgi_app:application",
        "tests.conversation.more_apps:asgi",
    ],
    "examples.django_project.asgi:application": [
        "examples.django_project.asgi:application"
    ],
}
"""What is served, and which applications are in it."""
