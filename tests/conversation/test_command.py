"""The command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import examples
from examples.conversation import (
    Conversation,
    Together,
    from_json,
    get,
    post,
    record,
    record_many,
    text,
    websocket,
)
from examples.conversation.__main__ import main
from examples.django_project import wsgi
from examples.hello import asgi_app, wsgi_app

WSGI, ASGI = (
    "examples.hello.wsgi_app:application",
    "examples.hello.asgi_app:application",
)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([WSGI], record(wsgi_app.application, get("/"))),
        ([WSGI, "/a?b=c"], record(wsgi_app.application, get("/a?b=c"))),
        (
            [ASGI, "post", "/a", "--body", "x", "--body", "y", "--header", "A: b:c"],
            record(asgi_app.application, post("/a", [b"x", b"y"], {"A": "b:c"})),
        ),
        (
            [ASGI, "/chat", "--websocket", "--send", "one", "--send", "two"],
            record(asgi_app.application, websocket("/chat", ["one", "two"])),
        ),
        (["examples.hello.wsgi_app"], record(wsgi_app.application, get("/"))),
        (
            [ASGI, "--websocket", "--send", "one", "/chat"],
            record(asgi_app.application, websocket("/chat", ["one"])),
        ),
        (
            ["examples.django_project.wsgi:application", "GET", "/sync/"],
            record(wsgi.application, get("/sync/")),
        ),
        (
            [WSGI, "/a", "--clients", "3", "--threads", "2"],
            record_many(wsgi_app.application, [get("/a")] * 3, 2),
        ),
        ([WSGI, "--threads", "1"], record_many(wsgi_app.application, [get()])),
        ([ASGI, "--clients", "2"], record_many(asgi_app.application, [get()] * 2)),
    ],
    ids=range(10),
)
def test_prints_the_conversation(
    arguments: list[str],
    expected: Conversation | Together,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As text, or as JSON."""
    statuses = [main(arguments)]
    shown = capsys.readouterr().out
    statuses.append(main([*arguments, "--json"]))

    assert [0, 0] == statuses
    assert expected == from_json(capsys.readouterr().out)
    assert text(expected) == shown


def test_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """As Markdown, which a page can take."""
    expected = """\
| Step | Interface | Request | The application is | Runs in | Answer |
| --- | --- | --- | --- | --- | --- |
| 1 | WSGI | GET / | called | main, no loop | 200 OK, 10 bytes |
"""

    main([WSGI, "--table"])

    assert expected == capsys.readouterr().out


def test_prints_a_row_for_each_client(capsys: pytest.CaptureFixture[str]) -> None:
    """Of those that ask at once."""
    main([WSGI, "--clients", "2", "--table"])

    lines = capsys.readouterr().out.splitlines()
    assert ["| 1 | WSGI", "| 2 | WSGI"] == [line[:10] for line in lines[2:]]


def test_colours_who_speaks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal, unless it wants none."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    expected = ["\033[36m  1 → call GET /\033[0m", "\033[36m  2 → call GET /\033[0m"]

    main([WSGI, "--clients", "2"])

    lines = capsys.readouterr().out.splitlines()
    assert expected == [line for line in lines if "→" in line]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["hello:"], "hello:: write module:attribute"),
        (["no_such:app"], "no_such: ModuleNotFoundError: No module named 'no_such'"),
        (["examples.hello.wsgi_app:app"], "examples.hello.wsgi_app: has no app"),
        ([WSGI, "GET", "path"], "path: a path begins with /"),
        ([WSGI, "--header", "x"], "x: write name: value"),
        (
            [WSGI, "--lifespan"],
            "lifespan(): WSGI has none; ask for get()",
        ),
        (["os:getcwd"], "getcwd: called with nothing: a factory; pass what it returns"),
        ([WSGI, "--clients", "0"], "--clients 0: one at least has to ask"),
        (
            [WSGI, "--threads", "0"],
            "threads=0: WSGI needs one; ask for threads=1",
        ),
        (
            [ASGI, "--threads", "2"],
            "threads=2: ASGI has one event loop; leave it out",
        ),
    ],
    ids=range(10),
)
def test_names_what_is_wrong(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, with exit status 2."""
    status = main(arguments)

    assert 2 == status
    assert f"conversation: {expected}\n" == capsys.readouterr().err


APP = """
import sys
import threading
from time import sleep

from examples.conversation import limits

limits.END = 0.1
if "own:waits" in sys.argv:  # its limits have to be waited for
    limits.SECONDS, limits.LATE = 0.2, 0.1

def naps(environ, start_response):
    sleep(0.001)
    return []

def leaves_a_thread(environ, start_response):
    threading.Thread(target=threading.Event().wait).start()
    return []

def waits(environ, start_response):
    threading.Event().wait()
"""


def printed(attribute: str, folder: Path) -> list[str]:
    """What a process of its own prints of an app in a folder, from the call on."""
    (folder / "own.py").write_text(APP)
    command = [sys.executable, "-m", "examples.conversation", f"own:{attribute}"]
    places = [str(Path(place).parent) for place in examples.__path__]
    run = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    return run.stdout.splitlines()[3:]


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("naps", "  · blocks time.sleep()"),
        ("leaves_a_thread", "  · error 'start_response was never called'"),
        ("waits", "  · stopped"),
    ],
)
def test_ends_whatever_the_app_does(
    attribute: str, expected: str, tmp_path: Path
) -> None:
    """It listens before it imports the app, and no thread keeps it alive."""
    actual = printed(attribute, tmp_path)

    assert expected == actual[0]
