"""A server for built files, on a free port."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from examples.servers.background import background
from scripts.site.sent import sent_with
from tests.browser.door import Door

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')


def site_path(folder: Path) -> str:
    """Find the path that a built site is made for, such as `/` or `/project/`.

    Args:
        folder: The built site.
    """
    page = Path(folder, "index.html").read_text("utf-8")
    canonical = CANONICAL.search(page)
    return urlsplit(canonical[1]).path if canonical else "/"


def pages(folder: Path) -> list[str]:
    """List the addresses of a built site's pages, relative to its root.

    Args:
        folder: The built site.
    """
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(re.sub(r"(^|/)index\.html$", r"\1", path) for path in found)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(
        self, *args: object, path: str, is_strict: bool, door: Door, **kwargs: object
    ) -> None:
        self.site_path, self.is_strict, self.door = path, is_strict, door
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer what the door lets through; a browser may have gone meanwhile."""
        with suppress(ConnectionError):
            if self.door.lets(self.path):
                super().do_GET()
            else:
                self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]
        """Send a file as the door lets it through."""
        for piece in self.door.pieces(self.path, source.read()):
            outputfile.write(piece)

    def end_headers(self) -> None:
        """Send with a file, also with the page for a missing one, what a host does."""
        if self.is_strict and self.status in (HTTPStatus.OK, HTTPStatus.NOT_FOUND):
            path = "/" + urlsplit(self.path).path.removeprefix(self.site_path)
            for header in sent_with(Path(self.directory), path).items():
                self.send_header(*header)
        super().end_headers()

    def send_response(self, code: int, message: str | None = None) -> None:
        self.status = code
        super().send_response(code, message)

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(self.site_path) if self.is_below(path) else ".outside"
        return super().translate_path("/" + below)

    def is_below(self, path: str) -> bool:
        return path.startswith(self.site_path)

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest's output is for the tests."""


@contextmanager
def serving(
    folder: Path, path: str = "/", is_strict: bool = True, door: Door | None = None
) -> Iterator[str]:
    """Serve a folder on 127.0.0.1 until the block ends.

    Args:
        folder: What to serve.
        path: Where its root is, with a slash at both ends.
        is_strict: Whether all comes with the headers that the site's `_headers` names.
        door: What each request passes.

    Yields:
        The address of its root.
    """
    handler = partial(
        _Handler,
        path=path,
        is_strict=is_strict,
        door=door or Door(),
        directory=str(folder),
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        with background("host", partial(server.serve_forever, 0.05), server.shutdown):
            yield f"http://127.0.0.1:{server.server_port}{path}"
