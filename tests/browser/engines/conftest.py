"""A window of each engine that this machine has, and a site to walk through."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from scripts.needed import FIREFOX, WEBKIT, XVFB, engines, engines_line
from tests.browser.build import serving_pages
from tests.browser.engines import chromium, firefox, webkit
from tests.browser.engines.hearing import heard, listen
from tests.browser.engines.pages import PAGES
from tests.browser.engines.window import Window


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a part of each kind."""
    folder = tmp_path_factory.mktemp("engines")
    with serving_pages(folder, PAGES) as url:
        listen(folder / "site")
        yield url


@pytest.fixture(scope="package", params=engines())
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    """One window for all tests of an engine."""
    folder = tmp_path_factory.mktemp(request.param)
    with _opened(request, folder) as window:
        yield window


def _opened(
    request: pytest.FixtureRequest, folder: Path
) -> AbstractContextManager[Window]:
    match request.param:
        case "firefox":
            return firefox.opened(FIREFOX.need(), folder)
        case "webkit":
            return webkit.opened(WEBKIT.need(), XVFB.need(), folder)
        case _:
            return chromium.opened(request.getfixturevalue("browser"))


@pytest.fixture
def window(engine: Window) -> Iterator[Window]:
    """A window that remembers nothing; no page may say that anything is wrong."""
    yield engine

    engine.evaluate("localStorage.clear()")
    assert [] == heard(engine)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which engines are here, as no test says it of those that aren't."""
    terminalreporter.write_line(engines_line())
