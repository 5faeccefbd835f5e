"""nginx in front of a server."""

from pathlib import Path

import httpx
import pytest

from examples.servers import serve_wsgi
from examples.servers.nginx_server import nginx
from tests.servers.test_servers import is_listening

SITE = """\
server {
    listen 80;
    location / { proxy_pass http://127.0.0.1:8000; }
}
"""


def test_passes_on_to_the_server_behind(tmp_path: Path) -> None:
    """The port of each is another one than in the file."""
    site = tmp_path / "site.conf"
    site.write_text(SITE, encoding="utf-8")

    with (
        serve_wsgi("examples.hello.wsgi_app:application", "waitress") as behind,
        nginx(site, {8000: behind.port}) as front,
    ):
        large = httpx.post(front.http, content=b"x" * 2**18)
        listened = is_listening(front)

    assert ("Hello WSGI", True) == (large.text, listened)
    assert large.headers["server"].startswith("nginx")
    assert not is_listening(front)


def test_shows_the_log_of_one_that_does_not_start(tmp_path: Path) -> None:
    """It names the file and the line of what it does not understand."""
    site = tmp_path / "site.conf"
    site.write_text("server {\n    listen 80;\n    tea on;\n}\n", encoding="utf-8")

    with pytest.raises(RuntimeError) as failure, nginx(site, {}):
        pytest.fail("the block ran")

    assert "nginx: ended by itself, with status 1" == str(failure.value)
    assert 'unknown directive "tea"' in failure.value.__notes__[0]
    assert "site.conf:3" in failure.value.__notes__[0]
