"""Files: a block of commands is a snippet of a file that is run."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Scratch, good

COMMAND = "uvicorn --port 8000 \\\n    app:application\n"
ALONE = (
    "page.md:1: a `sh` block holds one snippet of a file, which the tests run, and "
    "nothing else"
)


@pytest.mark.parametrize("language", ["dockerfile", "nginx", "sh"])
def test_accepts_the_lines_of_a_file(scratch: Scratch, language: str) -> None:
    """A whole file, by its name."""
    (scratch.folder / "file").write_text(COMMAND, encoding="utf-8")

    told = scratch.check(f'```{language}\n--8<-- "file"\n```\n')

    assert good(1) == told


@pytest.mark.parametrize(
    "block",
    [
        "```sh\nuvicorn --port 8000\n```\n",
        '```sh\n--8<-- "file"\nuvicorn\n```\n',
        '```sh\n--8<-- "file"\n--8<-- "other"\n```\n',
    ],
)
def test_refuses_what_no_test_can_run(scratch: Scratch, block: str) -> None:
    """A command that stands on the page alone, or beside a file's."""
    for name in ("file", "other"):
        (scratch.folder / name).write_text(COMMAND, encoding="utf-8")

    told = scratch.check(block)

    assert [ALONE] == [*told.failures]
