"""The command lines: each is started by the page that shows it."""

import re
from pathlib import Path

import pytest

from examples.deploy import HERE
from examples.servers.deployed import command_of

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "script", sorted(HERE.glob("*.sh")), ids=lambda path: path.name
)
def test_every_command_line_is_started_by_a_page(script: Path) -> None:
    """A file that no run begins with would be a claim."""
    page = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")

    assert f'"{script.name}"' in page  # a title would hold its whole path


OPTIONS = {
    "daphne.sh": set(),
    "gunicorn-asgi.sh": {"--workers 2", "--worker-class asgi"},
    "gunicorn.sh": {"--workers 2", "--threads 8"},
    "hypercorn.sh": {"--workers 2"},
    "uvicorn-lifespan.sh": {"--lifespan on"},
    "uvicorn.sh": set(),
}
"""What the page says of each in words, as its command line says it."""


def test_each_has_the_processes_that_the_page_says() -> None:
    """All listen on the port that nginx passes on to."""
    scripts = {path.name: " ".join(command_of(path)) for path in HERE.glob("*.sh")}
    said = re.compile(r"--(?:workers|threads|worker-class|lifespan) \S+")

    assert OPTIONS == {name: {*said.findall(line)} for name, line in scripts.items()}
    assert all("8000" in line for line in scripts.values())
