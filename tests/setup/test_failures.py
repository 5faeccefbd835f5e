"""What fails for want of a network says what to do, and ends."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from scripts import chromium
from scripts.audit import __main__ as audit
from scripts.runtime import make

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
FAILS = [sys.executable, "-c", "exit('npm error code EINTEGRITY')"]
CASES = {
    "not done within 1 seconds": SLEEPS,
    "npm error code EINTEGRITY": FAILS,
}


@pytest.mark.parametrize(("told", "command"), CASES.items(), ids=CASES)
@pytest.mark.parametrize(
    ("name", "module", "call"),
    [
        ("runtime", make, make.main),
        ("audit", audit, lambda: audit.main(1, [])),
    ],
    ids=["runtime", "audit"],
)
def test_an_installation_that_fails_or_hangs_is_told(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    module: ModuleType,
    call: Callable[[], int],
    told: str,
    command: list[str],
) -> None:
    """In one line, with what to do, and a status that is none of success."""
    monkeypatch.setattr(chromium, "find", lambda: "not started")
    monkeypatch.setattr(make, "LIMIT", 1)
    monkeypatch.setattr(module, "install", lambda: make.run(command))

    status = call()

    assert 1 == status
    assert f"{name}: {told}; check the network, and run it again\n" == (
        capsys.readouterr().err
    )
