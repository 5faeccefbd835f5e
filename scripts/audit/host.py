"""A host as real ones are: it compresses, and sends the site's headers."""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from examples.servers.background import background
from scripts.site.sent import sent_with

HASHED = re.compile(r"[.-][0-9A-Za-z]{8,}\.(?:min\.)?\w+(?:\.gzip)?$")
FOR_EVER = "public, max-age=31536000, immutable"
FOR_NOW = "public, max-age=600"
TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".gzip": "application/octet-stream",
        ".js": "text/javascript",
        ".mjs": "text/javascript",
    }

    def do_GET(self) -> None:
        """Answer with a file, or with the site's own page for what is missing."""
        asked = Path(self.translate_path(urlsplit(self.path).path))
        path = asked / "index.html" if asked.is_dir() else asked
        is_there = path.is_file()
        path = path if is_there else Path(self.directory, "404.html")
        kind = self.guess_type(str(path))
        body = _packed(path) if kind.startswith(TEXT) else path.read_bytes()
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if kind.startswith(TEXT):
            self.send_header("Content-Encoding", "gzip")
        is_kept = is_there and HASHED.search(path.name)
        named = {"Cache-Control": FOR_EVER if is_kept else FOR_NOW}
        named |= sent_with(Path(self.directory), urlsplit(self.path).path)
        for name, value in named.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the table is what is printed."""


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of an error, but not that a browser was closed meanwhile."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """Serve a folder on 127.0.0.1 until the block ends.

    Args:
        folder: The built site.

    Yields:
        The address of its root.
    """
    handler = partial(_Host, directory=str(folder))
    with (
        _Server(("127.0.0.1", 0), handler) as server,
        background("host", partial(server.serve_forever, 0.05), server.shutdown),
    ):
        yield f"http://127.0.0.1:{server.server_port}/"
