"""The files of a deployment: their commands are those that the pages start."""

import configparser
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from dockerfile_parse import DockerfileParser

from examples.deploy import HERE
from examples.servers.deployed import command_of, environment_of
from examples.servers.redis_server import NO_DISK

ROOT = Path(__file__).parents[3]
COMMAND = command_of(HERE / "gunicorn-asgi.sh")
PINNED = re.compile(r"docker\.io/library/[a-z]+:\d+\.\d+\.\d+-(slim-)?bookworm")
LIMIT = 30


@pytest.mark.parametrize(
    "script", sorted(HERE.glob("*.sh")), ids=lambda path: path.name
)
def test_every_command_line_is_started_by_a_page(script: Path) -> None:
    """A file that no run begins with would be a claim."""
    page = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")

    started = re.findall(r'site\("([\w.-]+)"|for script in \((.*)\):', page)

    assert f"{script.name}" in str(started)


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


@pytest.fixture
def container(tmp_path: Path) -> list[tuple[str, str]]:
    """The Containerfile's instructions, each with its value."""
    shutil.copy(HERE / "Containerfile", tmp_path / "Dockerfile")
    parser = DockerfileParser(str(tmp_path))
    return [(each["instruction"], each["value"]) for each in parser.structure]


def test_the_container_runs_the_command_that_is_started(
    container: list[tuple[str, str]],
) -> None:
    """On all addresses, because nobody is inside to ask for its own."""
    command = json.loads(dict(container)["CMD"])

    assert [word.replace("127.0.0.1", "0.0.0.0") for word in COMMAND] == command


def test_the_container_holds_what_the_command_needs(
    container: list[tuple[str, str]],
) -> None:
    """A pinned base, the packages of the lock, the examples; and it is not root."""
    order = ["FROM", "WORKDIR", "COPY", "RUN", "COPY", "USER", "EXPOSE", "CMD"]
    copied = [value.split() for name, value in container if name == "COPY"]

    assert order == [name for name, _ in container]
    assert PINNED.fullmatch(dict(container)["FROM"])
    assert [["requirements.lock", "./"], ["examples", "examples"]] == copied
    assert all((ROOT / source).exists() for source, _ in copied)
    assert "--require-hashes --requirement requirements.lock" in " ".join(
        dict(container)["RUN"].split()
    )
    assert "www-data" == dict(container)["USER"]


def test_the_composition_has_the_same_settings() -> None:
    """The chat's environment is that of every server, but for where Redis is."""
    text = (HERE / "compose.yaml").read_text(encoding="utf-8")
    services = yaml.safe_load(text)["services"]
    chat, redis = services["chat"], services["redis"]

    expected = environment_of(HERE / "site.env", {})
    assert (
        expected["DJANGO_SETTINGS_MODULE"]
        == chat["environment"]["DJANGO_SETTINGS_MODULE"]
    )
    url = expected["REDIS_URL"].replace("127.0.0.1", "redis")
    assert url == chat["environment"]["REDIS_URL"]
    assert ["redis-server", *NO_DISK] == shlex.split(redis["command"])
    assert PINNED.fullmatch(redis["image"])
    build = chat["build"]
    assert (HERE / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).is_file()
    assert {"redis": {"condition": "service_healthy"}} == chat["depends_on"]
    assert ["CMD", "redis-cli", "ping"] == redis["healthcheck"]["test"]
