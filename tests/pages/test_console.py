"""Shell sessions: the commands on the list run, and print what is shown."""

from __future__ import annotations

import os
import select
from contextlib import suppress

import pytest

from tests.pages.conftest import PROCESS_SECONDS, Scratch, good
from tests.pages.limits import Limits

SAY = "import sys; print('\\n'.join(sys.argv[1:]))"
FILES = {"say.py": SAY, "fail.py": "import sys\n\nprint('no')\nsys.exit(3)\n"}

GOOD = {
    "output": "$ python say.py hello\nhello",
    "lines": "$ python say.py a '' b\na\n\nb",
    "two commands": "$ python say.py a\na\n$ python say.py b\nb",
    "nothing printed": '$ python -c "pass"',
    "quotes": "$ python say.py 'a b' \"c d\"\na b\nc d",
    "any text": "$ python say.py 'took 12 ms'\ntook ... ms",
    "any lines": "$ python say.py a b c d\na\n...\nd",
    "no lines": "$ python say.py a d\na\n...\nd",
    "any lines at the end": "$ python say.py a b c\na\n...",
    "any lines at the start": "$ python say.py a b c\n...\nc",
    "anything": "$ python say.py a b c\n...",
    "failure shown": "$ python fail.py\nno",
    "pattern characters": "$ python say.py 'a.*[b](c)+?'\na.*[b](c)+?",
    "folder": ("$ python -c \"import os; print(os.path.exists('mkdocs.yml'))\"\nTrue"),
    "standard error": ("$ python -c \"import sys; print('x', file=sys.stderr)\"\nx"),
    "no input": "$ python -c \"import sys; print(repr(sys.stdin.read()))\"\n''",
}


@pytest.mark.parametrize("name", GOOD)
def test_runs(scratch: Scratch, name: str) -> None:
    """A command prints what is shown, `...` aside."""
    report = scratch.check(f"```console\n{GOOD[name]}\n```\n", files=FILES)

    assert good(1) == report


def test_a_make_around_the_run_stays_unseen(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `make -j` that started the run passes nothing on to the commands of a page."""
    for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
        monkeypatch.setenv(name, "from-outside")
    names = "{'MAKEFLAGS', 'MAKELEVEL', 'MFLAGS'}"
    script = f"import os\n\nprint(sorted({names} & {{*os.environ}}))\n"

    report = scratch.check(
        "```console\n$ python outer.py\n[]\n```\n", files={"outer.py": script}
    )

    assert good(1) == report


BAD = {
    "other output": ("$ python say.py a\nb", 2, "- b\n  + a"),
    "second command": ("$ python say.py a\na\n$ python say.py b\nc", 4, "+ b"),
    "output left out": ("$ python say.py a", 2, "+ a"),
    "output made up": ('$ python -c "pass"\na', 2, "- a"),
    "line left out": ("$ python say.py a b\na", 2, "+ b"),
    "any text on one line only": ("$ python say.py a b c\na...c", 2, "+ b"),
    "silent failure": ('$ python -c "exit(3)"', 2, "status 3"),
    "not allowed": ("$ rm -r x", 2, "`pages_commands` in pyproject.toml"),
    "path of one allowed": ("$ /usr/bin/python x", 2, "is not run"),
    "no prompt": ("python say.py", 2, "a session begins with `$ `"),
    "unclosed quote": ("$ python 'x", 2, "not a command"),
    "empty": ("$ ", 2, ""),
    "pipe": ("$ python say.py a | rm x\na", 2, "no shell runs here"),
    "and": ("$ python say.py a && rm x\na", 2, "no shell runs here"),
    "redirection": ("$ python say.py a > x", 2, "no shell runs here"),
}


@pytest.mark.parametrize("name", BAD)
def test_fails(scratch: Scratch, name: str) -> None:
    """A failure stands at its command, and says what was printed."""
    source, line, words = BAD[name]

    report = scratch.check(f"```console\n{source}\n```\n".encode(), files=FILES)

    assert [line] == report.lines
    assert words in report.failures[0]


def test_no_shell_is_asked(scratch: Scratch) -> None:
    """What a shell would do with `;` or `$` in quotes does not happen."""
    text = "```console\n$ python say.py '$HOME; rm say.py'\n$HOME; rm say.py\n```\n"

    report = scratch.check(text, files=FILES)

    assert good(1) == report
    assert (scratch.folder / "say.py").exists()


def test_a_command_that_hangs_is_stopped(scratch: Scratch) -> None:
    """A command is under the limit of its block."""
    text = '```console\n$ python -c "import time; time.sleep(60)"\n```\n'
    rules = scratch.rules(limits=Limits(0.15, 20.0, 2))

    report = scratch.report(scratch.read(text, rules))

    assert [1] == report.lines
    assert "still running after 0.15 s" in report.failures[0]


def test_what_a_command_started_ends_with_it(scratch: Scratch) -> None:
    """A process left behind by a command does not outlive its block."""
    parent = (
        "import subprocess, sys\n\n"
        "child = subprocess.Popen(\n"
        "    [sys.executable, '-c', 'import time; time.sleep(60)'],\n"
        "    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL\n"
        ")\n"
        "open('pid', 'w').write(str(child.pid))\n"
    )
    text = "```console\n$ python parent.py\n```\n"

    report = scratch.check(text, files={"parent.py": parent})

    assert good(1) == report
    assert _has_ended(int((scratch.folder / "pid").read_text()))


def _has_ended(pid: int) -> bool:
    """Whether a process ends within the limit."""
    with suppress(ProcessLookupError):
        process = os.pidfd_open(pid)
        ended, _, _ = select.select([process], [], [], PROCESS_SECONDS)
        os.close(process)
        return bool(ended)
    return True
