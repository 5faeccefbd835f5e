"""The model: against a simulation, against what was measured, and against its twin."""

from __future__ import annotations

import heapq
import json
import statistics
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.measured import (
    Deployment,
    Load,
    deployed,
    fits,
    measured,
    run,
    shared_fits,
    shown,
)
from examples.measured.data import cost
from scripts.measure import limits, sockets
from scripts.site.make import PROJECT
from tests.live.node import node, printed

WITHIN = 0.15
EVEN = "gunicorn-sync"
PAGE = PROJECT / "docs" / "learn" / "performance.md"
LOADS = list(
    product(
        (1, 7, 200, 1_000_000),
        (0.0, 0.2),
        (0.0, 0.005),
        ("sync", "async", "blocking"),
        (1, 4, 64),
        (1, 3),
    )
)
TWIN = """
const { ahead, deployed, run } = await import(process.argv[1]);
const { loads, costs } = JSON.parse(process.argv[2]);
console.log(JSON.stringify(loads.map((load) => {
  const [clients, wait, cpu, view, threads, processes] = load;
  const asked = { clients, wait, cpu, view, threads, processes };
  const runs = ["WSGI", "ASGI"].map((side) => run(asked, deployed(side, asked, costs)));
  const [wsgi, asgi] = runs.map(({ seconds }) => seconds);
  return [wsgi, asgi, runs[0].begins(Math.min(clients, 9) - 1), ahead(wsgi, asgi)];
})));
"""


def simulated(clients: int, places: int, work: float, wait: float) -> list[float]:
    """When each is answered, one by one: they queue for a place and a processor."""
    free, processor, ends = [0.0] * places, 0.0, []
    for _ in range(clients):
        begins = max(heapq.heappop(free), processor)
        processor = begins + work
        ends.append(processor + wait)
        heapq.heappush(free, ends[-1])
    return ends


@given(
    clients=st.integers(1, 60),
    places=st.integers(1, 70),
    work=st.integers(0, 20),
    wait=st.integers(0, 50),
)
def test_is_what_a_simulation_gives(
    clients: int, places: int, work: int, wait: int
) -> None:
    """The formulas say of every client what playing it through says."""
    expected = simulated(clients, min(places, clients), work, wait)

    modelled = run(Load(clients, wait, work), Deployment(0, places))

    assert expected == [modelled.ends(client) for client in range(clients)]


def test_processes_share_the_clients() -> None:
    """The process with the most clients counts."""
    assert 4 == run(Load(10, 1), Deployment(0, None, processes=3)).clients


def test_fits_what_was_measured() -> None:
    """In no case in which the machine was not the limit is it off by more than 15 %."""
    assert [] == [
        f"{fit.case}: the model says {fit.seconds:.3f}"
        for fit in fits()
        if fit.off > WITHIN
    ]


def test_fits_each_run_of_several_processes() -> None:
    """Told how many clients the busiest process has, it is off by no more."""
    assert [] == [
        f"{fit.case}: the model says {fit.seconds:.3f}"
        for fit in shared_fits()
        if fit.off > WITHIN
    ]


def test_a_process_with_one_place_takes_no_more_than_its_share() -> None:
    """Where a worker takes a client when it is free, they are shared out evenly."""
    cases = [case for case in measured()["shared"] if case["server"] == EVEN]
    shares = [
        each["busiest"] * case["processes"] / case["clients"]
        for case in cases
        for each in case["runs"]
    ]

    assert {2, 4} == {case["processes"] for case in cases}
    assert all(1 <= share <= 1.2 for share in shares)


def test_most_cases_count() -> None:
    """The rule leaves out some cases, and keeps some of each number of clients."""
    kept = {each.case["clients"] for each in fits()}

    assert {1, 10, 50, 200} == kept
    assert {10, 50, 200} == {each.case["clients"] for each in shared_fits()}
    assert len(shared_fits()) > sum(len(x["runs"]) for x in measured()["shared"]) // 2
    assert len(measured()["waits"]) // 2 < len(fits()) < len(measured()["waits"])


def test_the_page_says_what_was_measured() -> None:
    """The page's model goes on from the figures of the data file."""
    channels = [
        case["kib_each"]
        for case in measured()["sockets"]
        if case["app"] == sockets.CHANNELS
    ]
    expected = (
        f'load-model[measured="{max(limits.CLIENTS)}"'
        f' processes="{max(case["processes"] for case in measured()["shared"])}"'
        f' held="{min(case["held"] for case in measured()["sockets"])}"'
        f' kib="{statistics.median(channels):.0f}"]'
    )

    assert expected in PAGE.read_text(encoding="utf-8")


def test_the_pages_twin_gives_the_same_numbers() -> None:
    """The browser's model says of every load what this one says."""
    costs = {
        f"{side} {view}": cost(side, view)
        for side in ("WSGI", "ASGI")
        for view in ("sync", "async")
    }
    told = json.dumps({"loads": LOADS, "costs": costs})
    module = (PROJECT / "docs/assets/js/model.js").as_uri()

    given = json.loads(printed([node(), "-e", TWIN, module, told]))

    for load, (*numbers, ahead) in zip(LOADS, given, strict=True):
        clients, wait, cpu, view, threads, processes = load
        wsgi, asgi = (
            run(Load(clients, wait, cpu), deployed(side, view, threads, processes))
            for side in ("WSGI", "ASGI")
        )
        begins = wsgi.begins(min(clients, 9) - 1)
        assert pytest.approx([wsgi.seconds, asgi.seconds, begins]) == numbers, load
        assert shown.who_is_ahead(wsgi.seconds, asgi.seconds) == ahead, load
