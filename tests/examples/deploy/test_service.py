"""The service of systemd: it runs a command line that the pages start."""

import configparser
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from examples.deploy import HERE
from examples.servers.deployed import command_of

COMMAND = command_of(HERE / "gunicorn-asgi.sh")
LIMIT = 30


@pytest.fixture
def service() -> configparser.ConfigParser:
    """The service, its names as they are written."""
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(HERE / "chat.service", encoding="utf-8")
    return parser


def test_the_service_runs_the_command_that_is_started(
    service: configparser.ConfigParser,
) -> None:
    """By the program of its own `.venv`, with the environment of every server."""
    run = service["Service"]
    home = run["WorkingDirectory"]

    program, *options = shlex.split(run["ExecStart"].replace("\\\n", " "))

    assert [f"{home}/.venv/bin/{COMMAND[0]}", *COMMAND[1:]] == [program, *options]
    assert f"{home}/examples/deploy/site.env" == run["EnvironmentFile"]
    assert "/bin/kill -HUP $MAINPID" == run["ExecReload"]


def test_the_service_has_known_settings(service: configparser.ConfigParser) -> None:
    """Each is one that systemd has in that section."""
    expected = {
        "Unit": ["Description", "After"],
        "Service": [
            *("Type", "User", "WorkingDirectory", "EnvironmentFile", "ExecStart"),
            *("ExecReload", "KillMode", "Restart"),
        ],
        "Install": ["WantedBy"],
    }

    assert expected == {name: [*service[name]] for name in service.sections()}


def test_systemd_finds_no_fault_in_the_service(
    service: configparser.ConfigParser, tmp_path: Path
) -> None:
    """Where systemd is, it reads the unit itself."""
    home = service["Service"]["WorkingDirectory"]
    program = tmp_path / ".venv" / "bin" / COMMAND[0]
    program.parent.mkdir(parents=True)
    program.touch(mode=0o755)
    unit = tmp_path / "chat.service"
    text = (HERE / unit.name).read_text(encoding="utf-8")
    unit.write_text(text.replace(home, str(tmp_path)), encoding="utf-8")

    assert text.count(home) == 3
    if verifier := shutil.which("systemd-analyze"):
        told = subprocess.run(
            [verifier, "verify", "--man=no", "--recursive-errors=no", str(unit)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LIMIT,
            text=True,
        )
        assert (0, "") == (told.returncode, told.stdout)
