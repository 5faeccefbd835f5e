"""What a server tells its application of a request."""

from __future__ import annotations

import io
import sys
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from examples.conversation.requests import Request
from examples.conversation.shown import environ_key

HANDSHAKE = {
    "connection": "Upgrade",
    "upgrade": "websocket",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    "sec-websocket-version": "13",
}
"""The key is RFC 6455's own sample."""


def environ(request: Request, multithread: bool = False) -> dict[str, Any]:
    """What a WSGI application is told of a request."""
    body = b""
    if request.kind == "http":
        body = b"".join(chunk for chunk in request.says if isinstance(chunk, bytes))
    return {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(request.path).decode("latin-1"),
        "QUERY_STRING": request.query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        **{environ_key(name): value for name, value in _headers(request).items()},
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": multithread,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def scope(request: Request) -> dict[str, Any]:
    """What an ASGI application is told of a request."""
    asgi = {"version": "3.0", "spec_version": "2.3"}
    if request.kind == "lifespan":
        return {"type": "lifespan", "asgi": asgi | {"spec_version": "2.0"}, "state": {}}
    headers = _headers(request)
    place = {
        "asgi": asgi,
        "http_version": "1.1",
        "path": unquote(request.path),
        "raw_path": request.path.encode(),
        "query_string": request.query.encode(),
        "root_path": "",
        "headers": [(key.encode(), value.encode()) for key, value in headers.items()],
        "client": ("127.0.0.1", 50000),
        "server": ("testserver", 80),
    }
    if request.kind == "http":
        return {"type": "http", "method": request.method, "scheme": "http", **place}
    offered = headers.get("sec-websocket-protocol", "")
    subprotocols = [name.strip() for name in offered.split(",") if name.strip()]
    return {"type": "websocket", "scheme": "ws", "subprotocols": subprotocols, **place}


def _headers(request: Request) -> dict[str, str]:
    headers = {"host": "testserver"}
    if request.kind == "websocket":
        headers |= HANDSHAKE
    elif request.says:
        sizes = [len(chunk) for chunk in request.says if isinstance(chunk, bytes)]
        headers["content-length"] = str(sum(sizes))
    return headers | {name.lower(): value for name, value in request.headers}
