"""How `make serve` begins, runs and ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from scripts.serve import HOST, port_from
from tests.setup.standins import LIMIT, ROOT


def serve(folder: Path, port: object) -> "subprocess.Popen[str]":
    """Start serving a folder's site."""
    return subprocess.Popen(
        [sys.executable, "-m", "scripts.serve", str(port)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server((HOST, 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with a broken link, which a strict build refuses."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\nstrict: true\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A page\n\n[broken](gone.md)\n")
    return tmp_path


def get(port: int, path: str) -> str:
    """What the server answers."""
    with urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=LIMIT) as answer:
        return str(answer.read(), "utf-8")


def change(site: Path, port: int) -> str:
    """Change the page, wait as its reloading script does, and get it again."""
    epoch, request = re.findall(r"livereload\((\d+), (\d+)\)", get(port, "/"))[0]
    (site / "docs/index.md").write_text("# Another page\n")
    get(port, f"/livereload/{epoch}/{request}")
    return get(port, "/")


def test_page_reloads_itself_and_ctrl_c_ends_it(site: Path) -> None:
    """Despite a warning the site is served, and built again; Ctrl+C ends it."""
    port = free_port()

    with serve(site, port) as server:
        limit = threading.Timer(LIMIT, server.kill)
        limit.daemon = True
        limit.start()
        assert server.stdout
        for line in server.stdout:
            if f"Serving on http://{HOST}:{port}/" in line:
                break
        page = change(site, port)
        server.send_signal(signal.SIGINT)
        after = server.stdout.read()
        limit.cancel()

    assert "Another page" in page
    assert after.endswith("Shutting down...\n")
    assert "Traceback" not in after
    assert 0 == server.returncode


def test_port_in_use_is_one_line(site: Path) -> None:
    """A port that another program holds is one line that says what to do."""
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]

        with serve(site, port) as server:
            printed, _ = server.communicate(timeout=LIMIT)

    assert 1 == server.returncode
    assert (
        f"make serve: {HOST}:{port}: Address already in use; choose a free one: "
        "make serve PORT=NUMBER\n"
    ) == printed


@pytest.mark.parametrize("text", ["", "abc", "0", "65536", "-1", "8 0", "1e3", "²"])
def test_port_that_is_no_port(text: str) -> None:
    """What isn't a TCP port is refused, and quoted."""
    with pytest.raises(ValueError, match=f"^PORT={text} is no number from 1 to 65535$"):
        port_from(text)


def test_port_that_is_one() -> None:
    """A decimal number from 1 to 65535 is a port."""
    assert [1, 8000, 65535] == [port_from(text) for text in ("1", "8000", "65535")]
