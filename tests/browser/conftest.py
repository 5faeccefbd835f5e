"""One browser for all browser tests, and the built site on a server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts import chromium
from scripts.needed import CHROMIUM
from tests.browser import live_pages, player_pages, question_pages
from tests.browser.build import serving_pages
from tests.browser.door import Door
from tests.browser.serve import serving, site_path

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # A request to another host is a finding, and gets no answer.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


# While Playwright is open, its event loop is the thread's running one: the other
# tests must not meet it, so it closes when this package's tests are done.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    executable = chromium.find()
    if executable is None:
        pytest.fail(f"no Chromium found: {CHROMIUM.advice}", pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=executable,
            args=FLAGS,
            chromium_sandbox=os.geteuid() != 0,
        )
        yield running
        running.close()


@pytest.fixture(scope="package")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the built site, under the path that it is made for."""
    with serving(built_site, site_path(built_site)) as url:
        yield url


@pytest.fixture(scope="package")
def player_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with players on its pages."""
    with serving_pages(tmp_path_factory.mktemp("players"), player_pages.PAGES) as url:
        yield url


@pytest.fixture(scope="package")
def question_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with questions, a test and a review."""
    folder = tmp_path_factory.mktemp("questions")
    with serving_pages(folder, question_pages.PAGES) as url:
        yield url


@pytest.fixture(scope="package")
def live_door() -> Door:
    """What each request to the site with live Python passes."""
    return Door()


@pytest.fixture(scope="package")
def live_site(
    tmp_path_factory: pytest.TempPathFactory, live_door: Door
) -> Iterator[str]:
    """The address of a site with live Python."""
    folder = tmp_path_factory.mktemp("live")
    with serving_pages(folder, live_pages.PAGES, live_door) as url:
        yield url
