"""Which browser engines a run finds, and what it says of the others."""

from pathlib import Path

import pytest

from scripts import needed, programs
from tests.setup.standins import add_program

FIREFOX_GONE = f"no firefox, whose tests are left out: {needed.FIREFOX.advice}"
SCREEN_GONE = f"no webkit, whose tests are left out: {needed.XVFB.advice}"


@pytest.fixture(autouse=True)
def machine(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A contributor's machine that has what always has to be there."""
    monkeypatch.setattr("examples.servers.programs.SYSTEM", str(path))
    monkeypatch.setattr(programs, "_system", lambda: "another")
    monkeypatch.delenv("CI", raising=False)
    for program in needed.ALWAYS:
        add_program(path, program.name, "exit 0")


def test_an_engine_is_there_with_all_that_it_needs(path: Path) -> None:
    """A Firefox that starts, by either name; a WebKit that has a screen."""
    add_program(path, "firefox-esr", "exit 1")
    add_program(path, "firefox", "exit 0")
    add_program(path, "WebKitWebDriver", "exit 0")
    without_screen = needed.engines()
    add_program(path, "Xvfb", "exit 0")

    assert ["chromium", "firefox"] == without_screen
    assert ["chromium", "firefox", "webkit"] == needed.engines()
    assert str(path / "firefox") == needed.FIREFOX.need()


def test_a_contributor_is_told_what_is_left_out(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing fails, and the last line says how to get the others."""
    add_program(path, "WebKitWebDriver", "exit 0")

    programs.main()

    last = capsys.readouterr().out.splitlines()[-1]
    assert f"engines: chromium; {FIREFOX_GONE}; {SCREEN_GONE}" == last
    assert ["chromium"] == needed.engines()


def test_in_ci_every_engine_has_to_be_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing there ends the gate, and no test is left out."""
    monkeypatch.setenv("CI", "true")
    add_program(path, "firefox", "exit 0")

    with pytest.raises(SystemExit) as end:
        programs.main()

    assert f"no WebKitWebDriver: {needed.WEBKIT.advice}" == str(end.value)
    assert [*needed.ENGINES] == needed.engines()
    with pytest.raises(FileNotFoundError, match="no WebKitWebDriver"):
        needed.WEBKIT.need()
