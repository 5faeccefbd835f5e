"""What `make` and `.ci/run` offer."""

import re
import subprocess

import pytest

from tests.setup.standins import LIMIT, ROOT, Machine


def test_make_alone_lists_every_target(machine: Machine) -> None:
    """`make` prints a line for each target that a reader may call."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    joined = makefile.replace("\\\n", "")
    phony = re.findall(r"^\.PHONY: (.*)", joined, re.MULTILINE)[0].split()

    listed = [line.split()[1] for line in machine.make().lines]

    assert [
        name for name in phony if name not in {"help", "runtime", "setup"}
    ] == listed


def test_the_list_fits_the_readme(machine: Machine) -> None:
    """No line of the list is wider than code on a page may be."""
    lines = machine.make().lines

    assert [] == [line for line in lines if len(line) > 64]


def test_ci_calls_make_test_and_nothing_else(machine: Machine) -> None:
    """`.ci/run` becomes `make test`, wherever it is called from."""
    (machine.bin / "make").unlink()
    (machine.bin / "make").write_text('#!/bin/sh\necho "$PWD: make $*"\n')
    (machine.bin / "make").chmod(0o755)

    printed = subprocess.run(
        [ROOT / ".ci" / "run"],
        cwd=machine.base,
        env={"PATH": str(machine.bin)},
        stdout=subprocess.PIPE,
        timeout=LIMIT,
        text=True,
        check=True,
    ).stdout

    assert f"{ROOT}: make test\n" == printed


def test_lock_without_uv_says_what_to_do(machine: Machine) -> None:
    """`make lock` needs uv, and says so in one line when it isn't there."""
    result = machine.make("lock")

    assert 2 == result.status
    assert ["make lock: needs uv: pipx install uv, or UV=path/to/uv"] == result.lines


@pytest.mark.parametrize(
    "command",
    ["serve", "test", "site", "refresh", "new-page", "test-versions", "bench"],
)
def test_each_command_sets_up_first(machine: Machine, command: str) -> None:
    """Each command works alone: it begins with the set-up."""
    machine.add_python("python3")

    result = machine.make(command)

    assert result.lines[0].startswith("set-up: installing into .venv")


def test_whatever_reads_the_site_waits_for_it() -> None:
    """The part of the gate that runs beside the build has no test of what is built."""
    command = ["make", "--eval=show: ; @echo $(test-rest)", "show"]
    shown = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, timeout=LIMIT, text=True, check=True
    )
    elsewhere = [word.partition("=")[2] for word in shown.stdout.split()]
    readers = [
        path.relative_to(ROOT)
        for path in (ROOT / "tests").rglob("test_*.py")
        if re.search(r"\b(built_site|site_url):", path.read_text(encoding="utf-8"))
    ]

    early = [path for path in readers if not any(map(path.is_relative_to, elsewhere))]

    assert readers
    assert [] == early
