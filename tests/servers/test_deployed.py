"""The command line of a file, on another port."""

import os
import signal
from pathlib import Path

import httpx

from examples.servers.deployed import command_of, deployed, environment_of, on_ports

SCRIPT = """\
# two threads
waitress --listen 127.0.0.1:8000 --threads 2 \\
    'tests.servers.apps:environment'  # the app
"""


def test_a_script_is_one_command_line() -> None:
    """Its comments and its line breaks are no part of it."""
    words = ["gunicorn", "--bind", "127.0.0.1:8000", "--workers", "2"]

    gunicorn = command_of(Path("examples/deploy/gunicorn.sh"))

    assert words == gunicorn[:5]
    assert "\\" not in " ".join(gunicorn)


def test_a_port_is_a_whole_number() -> None:
    """A longer number that holds it is another one, and so is a time."""
    text = "listen 80; server 127.0.0.1:8000; after 80s 180 8000"

    moved = on_ports(text, {80: "127.0.0.1:7", 8000: 80})

    assert "listen 127.0.0.1:7; server 127.0.0.1:80; after 80s 180 80" == moved


def test_an_environment_file_has_a_variable_on_each_line(tmp_path: Path) -> None:
    """What stands behind the first `=` is its value."""
    file = tmp_path / "site.env"
    file.write_text("A=b=c\nREDIS_URL=redis://127.0.0.1:6379/0\n", encoding="utf-8")

    told = environment_of(file, {6379: 7})

    assert {"A": "b=c", "REDIS_URL": "redis://127.0.0.1:7/0"} == told


def test_runs_what_the_file_says(tmp_path: Path) -> None:
    """On a free port, with the variables that it is told."""
    script = tmp_path / "waitress.sh"
    script.write_text(SCRIPT, encoding="utf-8")

    with deployed(script, {"TEA": "hot"}) as (address, server):
        told = httpx.get(address.http).text
        server.signal(signal.SIGCONT)

    assert "hot" == told
    assert "TEA" not in os.environ
