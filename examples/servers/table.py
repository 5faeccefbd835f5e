"""Which servers there are, in which modes."""

from asgiref.typing import ASGI3Application

from examples.servers import wsgiref_server
from examples.servers.server import Server, Serving


def _uvicorn_in_thread(app: ASGI3Application) -> Serving:
    # Imported when needed: the table also tells of what isn't installed.
    from examples.servers import uvicorn_server

    return uvicorn_server.serve(app)


LAUNCH = "examples.servers.launch"

WSGI_SERVERS: dict[str, Server] = {
    "wsgiref": Server(
        "wsgiref",
        f"{LAUNCH}.wsgiref {{host}} {{port}} {{app}}",
        in_thread=wsgiref_server.serve,
    ),
    "gunicorn-sync": Server(
        "gunicorn (sync)",
        "gunicorn --bind {host}:{port} --worker-class sync --workers {workers}"
        " --graceful-timeout {grace} --no-control-socket {app}",
        ("gunicorn",),
    ),
    "gunicorn": Server(
        "gunicorn (gthread)",
        "gunicorn --bind {host}:{port} --worker-class gthread --workers {workers}"
        " --threads {threads} --graceful-timeout {grace} --no-control-socket {app}",
        ("gunicorn",),
    ),
    "waitress": Server(
        "waitress",
        "waitress --listen {host}:{port} --threads {threads} {app}",
        ("waitress",),
    ),
    "uwsgi": Server(
        "uWSGI",
        f"{LAUNCH}.uwsgi --http-socket {{host}}:{{port}} --master --need-app"
        " --processes {workers} --threads {threads} --disable-logging --die-on-term"
        " --worker-reload-mercy {grace} --module {app}",
        ("pyuwsgi",),
    ),
    "granian": Server(
        "granian (wsgi)",
        "granian --host {host} --port {port} --interface wsgi --workers {workers}"
        " --blocking-threads {threads} --workers-kill-timeout {grace} {app}",
        ("granian",),
    ),
    "runserver": Server(
        "runserver",
        f"{LAUNCH}.runserver {{host}}:{{port}} {{app}}",
        ("django",),
    ),
}
"""The WSGI servers by name; the first is the default."""

ASGI_SERVERS: dict[str, Server] = {
    "uvicorn": Server(
        "uvicorn",
        "uvicorn --host {host} --port {port} --workers {workers} --loop asyncio"
        " --http h11 --ws websockets-sansio --no-access-log"
        " --timeout-graceful-shutdown {grace} {app}",
        ("uvicorn", "websockets"),
        _uvicorn_in_thread,
    ),
    "hypercorn": Server(
        "hypercorn",
        "hypercorn --bind {host}:{port} --workers {workers}"
        " --graceful-timeout {grace} {app}",
        ("hypercorn",),
    ),
    "granian": Server(
        "granian (asgi)",
        "granian --host {host} --port {port} --interface asgi --workers {workers}"
        " --workers-kill-timeout {grace} {app}",
        ("granian",),
    ),
    "gunicorn": Server(
        "gunicorn (asgi)",
        "gunicorn --bind {host}:{port} --worker-class asgi --workers {workers}"
        " --graceful-timeout {grace} --no-control-socket {app}",
        ("gunicorn",),
    ),
    "daphne": Server(
        "daphne", "daphne --bind {host} --port {port} --verbosity 0 {app}", ("daphne",)
    ),
    "runserver": Server(
        "runserver (daphne)",
        f"{LAUNCH}.runserver {{host}}:{{port}} {{app}} daphne",
        ("daphne", "django"),
    ),
}
"""The ASGI servers by name; the first is the default. Each process has one loop."""


def named(servers: dict[str, Server], name: str) -> Server:
    """A server of a table.

    Args:
        servers: The table.
        name: The server's name.

    Returns:
        How it serves an application.

    Raises:
        ValueError: If there is none of that name.
    """
    if name not in servers:
        raise ValueError(f"{name}: no such server; there are {', '.join(servers)}")
    return servers[name]
