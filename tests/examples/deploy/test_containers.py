"""The container and the composition: what they run, the pages start as well."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from dockerfile_parse import DockerfileParser

from examples.deploy import HERE
from examples.servers.address import free_port
from examples.servers.deployed import (
    command_of,
    deployed,
    environment_of,
    on_ports,
)
from examples.servers.redis_server import NO_DISK, redis

ROOT = Path(__file__).parents[3]
COMMAND = command_of(HERE / "gunicorn-asgi.sh")
PINNED = re.compile(r"docker\.io/library/[a-z]+:\d+\.\d+\.\d+-(slim-)?bookworm")
LIMIT = 30


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


@pytest.fixture
def services() -> dict[str, dict[str, Any]]:
    """The services of the composition."""
    text = (HERE / "compose.yaml").read_text(encoding="utf-8")
    services: dict[str, dict[str, Any]] = yaml.safe_load(text)["services"]
    return services


def test_the_composition_has_the_same_settings(
    services: dict[str, dict[str, Any]],
) -> None:
    """The chat's environment is that of every server, but for where Redis is."""
    expected = environment_of(HERE / "site.env", {})
    expected["REDIS_URL"] = expected["REDIS_URL"].replace("127.0.0.1", "redis")

    assert expected == services["chat"]["environment"]


def test_the_composition_builds_the_container(
    services: dict[str, dict[str, Any]],
) -> None:
    """From the project's folder, and once its Redis is well."""
    chat = services["chat"]
    build = chat["build"]

    assert (HERE / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).samefile(HERE / "Containerfile")
    assert {"redis": {"condition": "service_healthy"}} == chat["depends_on"]
    assert ["127.0.0.1:8000:8000"] == chat["ports"]


def test_the_composition_has_the_redis_of_the_runs(
    services: dict[str, dict[str, Any]],
) -> None:
    """A pinned one that keeps nothing on the disk, and is asked whether it is well."""
    redis = services["redis"]

    assert PINNED.fullmatch(redis["image"])
    assert ["redis-server", *NO_DISK] == shlex.split(redis["command"])
    assert ["CMD", "redis-cli", "ping"] == redis["healthcheck"]["test"]


def test_the_check_of_the_composition_tells_whether_the_chat_is_well(
    services: dict[str, dict[str, Any]],
) -> None:
    """It fails while Redis is away."""
    kind, python, option, program = services["chat"]["healthcheck"]["test"]

    with free_port() as port:
        told = environment_of(HERE / "site.env", {6379: port})
        with deployed(HERE / "uvicorn.sh", told) as (address, _):
            check = on_ports(program, {8000: address.port})
            command = [sys.executable, option, check]
            with redis(port):
                well = subprocess.run(command, timeout=LIMIT)
            ill = subprocess.run(command, stderr=subprocess.PIPE, timeout=LIMIT)

    assert ("CMD", "python") == (kind, python)
    assert b"HTTP Error 503" in ill.stderr
    assert (1, 0) == (ill.returncode, well.returncode)
