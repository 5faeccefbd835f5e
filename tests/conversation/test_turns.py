"""Who goes on first, and who has to wait."""

import threading
import time
from collections.abc import Callable

import pytest

from examples.conversation import limits
from examples.conversation.silence import THREADS
from examples.conversation.turn import Turn
from examples.conversation.turns import Turns

Work = Callable[[Turn, list[str]], object]


def run(*works: Work) -> list[str]:
    """Lets each work in a thread of its own, and tells in which order they spoke."""
    turns, said = Turns(), list[str]()
    for number, work in enumerate(works):
        threading.Thread(
            target=_work, args=[turns, turns.join(number), work, said], daemon=True
        ).start()
    while turns.left:
        if turn := turns.next():
            turns.give(turn)
        turns.settle(limits.SECONDS)
    return said


def _work(turns: Turns, turn: Turn, work: Work, said: list[str]) -> None:
    turn.take()
    work(turn, said)
    turns.end(turn)


def sleeper(name: str, *naps: float) -> Work:
    """Sleeps, in counted time alone, and speaks before each nap and at the end."""

    def work(turn: Turn, said: list[str]) -> None:
        for nap in naps:
            said.append(name)
            turn.sleep(nap, lambda seconds: None)
        said.append(name)

    return work


@pytest.mark.parametrize(
    ("expected", "works"),
    [
        ("ab", [sleeper("a"), sleeper("b")]),
        ("abab", [sleeper("a", 1), sleeper("b", 1)]),
        ("abba", [sleeper("a", 2), sleeper("b", 1)]),
        ("abaab", [sleeper("a", 0.1, 0.2), sleeper("b", 0.3000001)]),
        ("abaab", [sleeper("a", 0.1, 0.2), sleeper("b", 0.3)]),
        ("abbab", [sleeper("a", 0.3), sleeper("b", 0.1, 0.2)]),
        ("aabbcc", [sleeper(name, 0) for name in "abc"]),
    ],
)
def test_time_tells_who_is_next(expected: str, works: list[Work]) -> None:
    """Counted time; at the same time, the number."""
    actual = run(*works)

    assert [*expected] == actual


def test_one_at_a_time() -> None:
    """Between two of its own words nobody else says one."""

    def work(turn: Turn, said: list[str]) -> None:
        for _ in range(100):
            turn.take()
            said.append(str(turn.number))

    expected = [str(number) for number in range(8) for _ in range(100)]

    actual = run(*[work] * 8)

    assert expected == actual


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is silent loses the turn soon."""
    monkeypatch.setattr(limits, "SILENCE", 0.05)
    monkeypatch.setattr(limits, "LOOKS", 5)


@pytest.mark.usefixtures("quickly")
def test_who_is_silent_loses_the_turn() -> None:
    """It waits for another, which may go on; then it is back."""
    come = threading.Event()

    def waits(turn: Turn, said: list[str]) -> None:
        said.append("waits")
        come.wait(limits.SECONDS)
        turn.take()
        said.append("is back")

    def comes(turn: Turn, said: list[str]) -> None:
        said.append("comes")
        come.set()

    actual = run(waits, comes)

    assert ["waits", "comes", "is back"] == actual


@pytest.mark.skipif(not THREADS.is_dir(), reason="Linux alone tells who works")
@pytest.mark.usefixtures("quickly")
def test_who_works_keeps_the_turn() -> None:
    """It may be silent for longer."""

    def works(turn: Turn, said: list[str]) -> None:
        end = time.monotonic() + 3 * limits.SILENCE
        while time.monotonic() < end:
            pass
        said.append("has worked")

    assert ["has worked", "a"] == run(works, sleeper("a"))


@pytest.mark.usefixtures("quickly")
def test_a_barrier_passes() -> None:
    """All meet there, though one goes on at a time; the last one goes on first."""
    barrier = threading.Barrier(3)

    def meets(turn: Turn, said: list[str]) -> None:
        said.append(f"{turn.number} comes")
        barrier.wait(limits.SECONDS)
        turn.take()
        said.append(f"{turn.number} goes")

    comes = ["0 comes", "1 comes", "2 comes"]
    expected = [*comes, "2 goes", "0 goes", "1 goes"]

    assert expected == run(meets, meets, meets)


def test_what_wakes_it_early_counts() -> None:
    """It goes on at once, not when it would have."""

    def woken(turn: Turn, said: list[str]) -> None:
        turn.sleep(100, lambda seconds: ["an event"])
        said.append("woken")

    *_, last = run(woken, sleeper("a", 1))

    assert "a" == last


def test_who_rests_goes_on_when_told() -> None:
    """It can't be next before."""
    turns = Turns()
    rests, other = turns.join(0), turns.join(1)

    with rests.rests():
        during = turns.next()
    after = turns.next()

    assert (other, rests) == (during, after)


def test_all_may_go_on_at_the_end() -> None:
    """Who waits for a turn that never comes is let go."""
    turns, done = Turns(), threading.Event()
    turn = turns.join(0)

    def work() -> None:
        turn.take()
        done.set()

    threading.Thread(target=work, daemon=True).start()
    turns.free()

    assert done.wait(limits.SECONDS)
