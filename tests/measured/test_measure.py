"""How `make measure` keeps what it measured, and what its file holds."""

import json
import socket
from getpass import getuser
from pathlib import Path

import pytest

from examples.measured import FILE, is_limited, measured
from examples.measured.data import LIMIT, SPREAD
from examples.servers import serve_asgi
from scripts.measure import sockets, used
from scripts.measure.__main__ import written
from scripts.measure.clients import Asked, ask
from scripts.measure.limits import SHARED_KEPT
from scripts.measure.part import Part
from scripts.measure.pieces import alone, together
from scripts.measure.seats import SHARED
from scripts.measure.waits import path

HERE, ELSEWHERE = {"machine": "this one"}, {"machine": "another"}
CASE = {"seconds": 0.5}


def stopped() -> list[dict[str, object]]:
    """A piece during which the reader presses Ctrl+C."""
    raise KeyboardInterrupt


def test_a_stop_loses_none_of_the_pieces_before(tmp_path: Path) -> None:
    """What was measured before Ctrl+C is there when it goes on."""
    path = tmp_path / "measured.part"
    part = Part(path, HERE)
    part.measure("first", lambda: [CASE])

    with pytest.raises(KeyboardInterrupt):
        part.measure("second", stopped)

    assert {"first": [CASE]} == Part(path, HERE).pieces


def test_pieces_of_another_machine_do_not_count(tmp_path: Path) -> None:
    """Nor do those of other versions, or of another day."""
    path = tmp_path / "measured.part"
    Part(path, ELSEWHERE).measure("first", lambda: [CASE])

    assert {} == Part(path, HERE).pieces


def test_a_broken_part_is_begun_anew(tmp_path: Path) -> None:
    """Whatever it holds."""
    path = tmp_path / "measured.part"
    path.write_text("{", encoding="utf-8")

    assert {} == Part(path, HERE).pieces


def test_the_file_holds_every_piece() -> None:
    """It is JSON, with a line for each case."""
    pieces = {name: [{"piece": name}] for name in [*alone(), *together()]}

    text = written({"date": "today"}, pieces)
    data = json.loads(text)

    assert "today" == data["date"]
    assert len(pieces) == sum(len(data[kind]) for kind in data if kind != "date")
    assert all(text.count(f'{{"piece": "{name}"}}') == 1 for name in pieces)


def test_every_server_and_view_was_asked_by_as_many_clients() -> None:
    """No case is missing in the committed file."""
    counts: dict[tuple[object, ...], list[int]] = {}
    for case in measured()["waits"]:
        seat = case["interface"], case["server"], case["threads"], case["view"]
        counts.setdefault(seat, []).append(case["clients"])

    assert {(1, 10, 50, 200)} == {tuple(each) for each in counts.values()}
    assert 28 == len(counts)


def test_several_processes_were_asked_by_as_many_clients() -> None:
    """No case is missing, nor a run of one."""
    counts: dict[tuple[object, ...], list[int]] = {}
    for case in measured()["shared"]:
        seat = case["interface"], case["server"], case["processes"]
        counts.setdefault(seat, []).append(case["clients"])

    assert {(10, 50, 200)} == {tuple(each) for each in counts.values()}
    assert len(SHARED) == len(counts)
    assert {SHARED_KEPT} == {len(case["runs"]) for case in measured()["shared"]}


def test_the_busiest_process_is_told() -> None:
    """The answers say which process gave them."""
    with SHARED[0].serve() as address:
        asked = ask(address.port, path("sync", 0), 10)

    assert 5 <= asked.busiest <= 10
    assert 0 < asked.view < asked.seconds


def test_the_file_tells_nothing_personal() -> None:
    """Neither the machine's name nor the user's stands in it."""
    text = FILE.read_text(encoding="utf-8")
    words = {socket.gethostname(), getuser()} - {"root", "localhost"}

    assert not any(word in text for word in words)


@pytest.mark.parametrize(("cpu", "expected"), [(LIMIT / 2, False), (LIMIT, True)])
def test_the_machine_is_the_limit_where_it_works(cpu: float, expected: bool) -> None:
    """The rule adds up what the server and the clients worked."""
    case = {
        "seconds": 1.0,
        "server_cpu": cpu,
        "client_cpu": 0.01,
        "late": 0,
        "spread": 0,
    }

    assert expected == is_limited(case)


def test_the_machine_is_the_limit_where_it_turns_away_or_wavers() -> None:
    """A queue that is full, or other work, says nothing of the server's views."""
    idle = {"seconds": 1.0, "server_cpu": 0, "client_cpu": 0, "late": 0, "spread": 0}

    assert not is_limited(idle)
    assert is_limited(idle | {"late": 1})
    assert is_limited(idle | {"spread": 2 * SPREAD})


def test_spans_that_only_touch_are_not_at_once() -> None:
    """Who comes when another leaves is not in with them."""
    assert 1 == Asked(2, [(0, 1), (1, 2)], 0).at_once
    assert 2 == Asked(2, [(0, 1.5), (1, 2)], 0).at_once


def test_a_server_that_is_not_there_has_no_processes() -> None:
    """The error names the port."""
    with pytest.raises(RuntimeError, match="port 1: no process"):
        used.processes(1)


def test_sockets_that_are_refused_say_so() -> None:
    """A path without a WebSocket ends the measurement, with the answer."""
    app, _ = sockets.APPS[sockets.CHANNELS]

    with (
        serve_asgi(app, "uvicorn") as address,
        pytest.raises(RuntimeError, match="the handshake failed"),
    ):
        sockets.hold(address, "/nowhere/", 60)
