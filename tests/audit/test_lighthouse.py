"""What is told of Lighthouse's report."""

from typing import Any

from scripts.audit.lighthouse import LEAST, verdict


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
    return {"categories": categories, "audits": audits}


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
