"""The matrix of servers, and the command that prints it."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from examples.conversation import Conversation, Message
from examples.servers import WSGI_SERVERS, __main__, limits, matrix
from tests.servers.watch import watch

ROOT = Path(__file__).parents[2]

NO_APP = "examples.no_such_app"

WAITRESS = WSGI_SERVERS["waitress"]


def said(*names: str) -> Conversation:
    """A conversation of messages of these names; `name=error` for one that raises."""
    messages = []
    for name in names:
        start, _, error = name.partition("=")
        parts = (("error", error),) if error else ()
        messages.append(Message("server", start, parts))
    return Conversation("ASGI", (), tuple(messages))


@pytest.mark.parametrize(
    ("conversation", "expected"),
    [
        (None, "none"),
        (said("scope", "lifespan.startup", "lifespan.shutdown"), "start, end"),
        (said("scope", "lifespan.startup"), "start"),
        (said("scope", "raise=ValueError"), "app raises"),
    ],
)
def test_tells_of_the_lifespan(
    conversation: Conversation | None, expected: str
) -> None:
    """In one to three words."""
    assert expected == matrix.lifespan(conversation)


@pytest.mark.parametrize(
    ("conversation", "expected"),
    [
        (said("call", "body", "close"), "close()"),
        (said("scope", "http.disconnect", "raise=OSError"), "http.disconnect, OSError"),
        (said("scope", "http.response.body"), "nothing"),
    ],
)
def test_tells_who_left(conversation: Conversation, expected: str) -> None:
    """By what the application is told, and by what it raises then."""
    assert expected == matrix.leaving(conversation)


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with two WSGI servers, of which one is not installed."""
    missing = replace(WAITRESS, label="missing", packages=("no-such-package",))
    servers = {"waitress": WAITRESS, "missing": missing}
    monkeypatch.setitem(__main__.SERVERS, "WSGI", servers)


@pytest.mark.usefixtures("two")
def test_prints_a_row_for_each_server(capsys: pytest.CaptureFixture[str]) -> None:
    """Of one's own app; a server that isn't installed is named as such."""
    version = WAITRESS.version
    expected = [
        "WSGI: examples.pieces.wsgi_app:application",
        f"waitress {version} 200 200 none as they come close() other",
        "missing not installed - - - - - -",
    ]

    status = __main__.main(["examples.pieces.wsgi_app"])
    printed = capsys.readouterr()

    lines = [" ".join(line.split()) for line in printed.out.splitlines()]
    assert 0 == status
    assert set(expected) <= set(lines)
    assert max(map(len, printed.out.splitlines())) <= 100
    assert (
        "servers: missing: not installed; pip install no-such-package\n" in printed.err
    )


@pytest.mark.usefixtures("two")
def test_tells_why_a_server_failed(capsys: pytest.CaptureFixture[str]) -> None:
    """Its log is there, and the exit status says so."""
    status = __main__.main(["tests.servers.apps:ends"])
    printed = capsys.readouterr()

    assert 1 == status
    assert f"waitress {WAITRESS.version} failed" in " ".join(printed.out.split())
    assert "Serving on http" in printed.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([NO_APP], "No module named 'examples.no_such_app'"),
        (["examples.hello.wsgi_app:app"], "examples.hello.wsgi_app: has no app"),
        (["examples.hello.wsgi_app:__doc__"], "not callable, so no application"),
        ([":application"], ":application: write module:attribute"),
        (["--path", "tea"], "tea: a path begins with /"),
    ],
)
def test_one_line_says_what_is_wrong(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is printed but that, and the exit status is 2."""
    status = __main__.main(arguments)
    printed = capsys.readouterr()

    [line] = printed.err.splitlines()
    assert (2, "") == (status, printed.out)
    assert line.startswith("servers: ")
    assert expected in line


def children(process: int) -> Iterator[int]:
    """The processes that a process started, and theirs."""
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text().split():
            yield int(child)
            yield from children(int(child))


def test_leaves_nothing_on_ctrl_c() -> None:
    """The servers that run when it is pressed are gone, and no other is started."""
    command = [sys.executable, "-m", "examples.servers"]
    end = time.monotonic() + limits.START

    with (
        subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as run,
        watch() as processes,
    ):
        # A process has no group of its own before it runs its program.
        while not processes.watched and time.monotonic() < end:
            time.sleep(limits.LOOK)
            processes.over(" ".join(map(str, children(run.pid))))
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=limits.STOP)

        assert processes.watched
        assert processes.saw_all_end()
        assert (128 + signal.SIGINT, b"") == (run.returncode, errors)
