"""The command lines: each is started by the page that shows it."""

import re
from pathlib import Path

import pytest

from examples.deploy import HERE

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "script", sorted(HERE.glob("*.sh")), ids=lambda path: path.name
)
def test_every_command_line_is_started_by_a_page(script: Path) -> None:
    """A file that no run begins with would be a claim."""
    page = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")

    started = re.findall(r'site\("([\w.-]+)"|for script in \((.*)\):', page)

    assert f"{script.name}" in str(started)
