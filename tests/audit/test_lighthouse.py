"""What is told of Lighthouse's report."""

from typing import Any

import pytest

from scripts.audit import lighthouse
from scripts.audit.lighthouse import LEAST, ask_often, verdict


def report(performance: float, seo: float) -> dict[str, Any]:
    """A report in Lighthouse's form, with one audit for each category."""
    scores = dict.fromkeys(LEAST, 1.0) | {"performance": performance, "seo": seo}
    node = {"items": [{"node": {"selector": "p > a"}}]}
    audits = {name: {"score": score, "details": node} for name, score in scores.items()}
    audits["performance"] |= {"displayValue": "300 ms"}
    categories = {
        name: {"score": score, "auditRefs": [{"id": name, "weight": 1}]}
        for name, score in scores.items()
    }
    environment = {"benchmarkIndex": 2345.5}
    return {"categories": categories, "audits": audits, "environment": environment}


def test_a_page_may_lose_three_points_for_speed() -> None:
    """It is measured, and moves; the rest has to be whole."""
    assert verdict(report(0.97, 1)).is_good
    assert () == verdict(report(0.97, 1)).faults
    assert not verdict(report(0.96, 1)).is_good
    assert not verdict(report(1, 0.99)).is_good


def test_what_took_points_is_named() -> None:
    """By the audit, what it found and where."""
    found = verdict(report(0.5, 0.5))

    assert 50 == found.scores["performance"]
    assert ("performance 300 ms p > a", "seo p > a") == found.faults


def test_of_several_verdicts_the_one_in_the_middle_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By its score for performance, with the speed that the machine had then."""
    told = iter([verdict(report(score, 1)) for score in (0.9, 1.0, 0.98)])
    monkeypatch.setattr(lighthouse, "ask", lambda *_: next(told))

    found = ask_often("http://127.0.0.1/", "mobile", "chromium", 3)

    assert 98 == found.scores["performance"]
    assert 2346 == found.machine
