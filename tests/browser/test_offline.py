"""The site without a network, and its versions side by side."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from tests.browser import limits
from tests.browser.build import serving_pages
from tests.browser.door import Door
from tests.browser.lives import run, shown
from tests.browser.offline_pages import (
    BELOW,
    BESIDE,
    FOLLOWS,
    MARK,
    PAGES,
    SCRIPT,
    left,
    published,
    versions,
    visited,
    withdrawn,
)
from tests.browser.players import DESK
from tests.browser.until import until
from tests.browser.visit import SAVING, reading, showing

# Some hosts let browsers keep a file so long without asking for a newer one.
FOR_TEN_MINUTES = """\
/*
  Cache-Control: max-age=600
"""
LOSE = """
(script) => caches.keys().then(async (names) => {
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (request.url.includes(script)) await cache.delete(request);
    }
  }
})
"""

CODE = """
(script) => fetch(script).then((response) => response.text()).catch(() => "none")
"""

STORED = "(await (await caches.open('python')).keys()).length"


@pytest.fixture(scope="module")
def door() -> Door:
    """What each request to the site passes."""
    return Door()


@pytest.fixture(scope="module")
def kept_site(
    tmp_path_factory: pytest.TempPathFactory, door: Door
) -> Iterator[tuple[Path, str]]:
    """A site below a path: its folder, and its address."""
    folder = tmp_path_factory.mktemp("offline")
    with serving_pages(folder, PAGES, door, BELOW) as url:
        published(folder / "site", "A")
        with Path(folder, "site", "_headers").open("a", encoding="utf-8") as rules:
            rules.write(FOR_TEN_MINUTES)
        yield folder / "site", url


@pytest.fixture
def changing_site(
    kept_site: tuple[Path, str], tmp_path: Path
) -> Iterator[tuple[Path, str]]:
    """The same, which a test may change."""
    site, url = kept_site
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("runtime"))
    yield site, url
    shutil.copytree(copy, site, dirs_exist_ok=True)
    shutil.rmtree(site / "new", ignore_errors=True)


def test_what_was_visited_once_is_there_without_a_network(
    browser: Browser, kept_site: tuple[Path, str]
) -> None:
    """Each page with its scripts, the search, and the word for a wrong address."""
    _, url = kept_site
    with visited(browser, url) as (context, first):
        first.close()
        context.set_offline(True)
        with showing(context, url) as (page, heard):
            search = page.get_by_role("textbox", name="Search")
            search.press_sequentially("ptarmigan")
            page.locator(".md-search-result__link").first.click()
            page.get_by_role("heading", name="Words").wait_for()
            page.goto(url + "live")
            address = page.url
            page.locator(".live-bar").wait_for()
            wrong = [*heard.findings]
            answer = page.goto(url + "no/page/")

            assert url + "live/" == address
            assert answer
            assert (404, True) == (answer.status, "404" in page.inner_text("h1"))
            assert [] == wrong


def runtime(door: Door) -> list[str]:
    """What was asked for of Python."""
    return [path for path in door.asked if "/runtime/" in path]


def test_python_that_ran_once_runs_without_a_network(
    browser: Browser, kept_site: tuple[Path, str], door: Door
) -> None:
    """Kept by the page, whatever the browser's own cache does; not before it ran."""
    _, url = kept_site
    door.asked.clear()
    with visited(browser, url + "live/") as (context, page):
        before = runtime(door)
        online = run(page)
        until(page, f"{STORED} >= {len(set(runtime(door)))}")
        context.new_cdp_session(page).send("Network.clearBrowserCache")
        page.close()
        context.set_offline(True)
        with showing(context, url + "live/") as (page, heard):
            verdict = run(page)

            assert [] == before
            assert "✓ the same as recorded" == online == verdict
            assert ["hello"] == shown(page)
            assert [] == heard.findings


def test_a_page_never_has_scripts_of_another_version(
    browser: Browser, changing_site: tuple[Path, str]
) -> None:
    """The old version serves while it is open, and the new one after it, each whole."""
    site, url = changing_site
    with visited(browser, url) as (context, first):
        claimed = first.evaluate("Boolean(navigator.serviceWorker.controller)")
        first.reload()
        old = versions(first)
        published(site, "B", pages=("new",))
        first.evaluate(BESIDE)
        second = context.new_page()
        second.goto(url)
        beside = versions(second)
        at_hand = second.evaluate(CODE, SCRIPT)
        second.evaluate(LOSE, SCRIPT)
        lost = second.evaluate(CODE, SCRIPT)
        for page in (first, second):
            page.close()
        third = context.new_page()
        third.goto(urljoin(url, "/outside/"))
        third.evaluate(FOLLOWS, url)
        third.goto(url)
        after = versions(third)

        assert not claimed
        assert [("A", "A")] * 2 == [old, beside]
        assert 'scripts = "A"' in at_hand
        assert "none" == lost
        assert ("B", "B") == after


def test_a_page_that_only_the_new_version_has(
    browser: Browser, changing_site: tuple[Path, str]
) -> None:
    """It comes whole from the server, and at once: the old version gives way."""
    site, url = changing_site
    with visited(browser, url) as (context, _):
        published(site, "B", pages=("new",))
        page = context.new_page()
        loaded: list[str] = []
        page.on("domcontentloaded", lambda page: loaded.append(page.url))
        page.goto(url + "new/")
        new = versions(page)
        page.goto(url)

        assert [("B", "B")] * 2 == [new, versions(page)]
        assert [url + "new/", url] == loaded


def test_a_link_to_a_newer_page_loads_its_scripts_too(
    browser: Browser, changing_site: tuple[Path, str]
) -> None:
    """Also for who has no worker, where the frame stays and the page is exchanged."""
    site, url = changing_site
    with (
        reading(browser, DESK) as context,
        showing(context, url + "words/") as (page, _),
    ):
        published(site, "B")
        page.evaluate("window.stays = true")
        page.get_by_role("article").get_by_role("link", name="Home").click()
        page.locator("html[data-scripts=B]").wait_for()

        assert ("B", "B") == versions(page)
        assert not page.evaluate("Boolean(window.stays)")


def test_a_server_that_mixes_versions_is_asked_once_more(
    browser: Browser, changing_site: tuple[Path, str]
) -> None:
    """The page reloads once, not for ever."""
    site, url = changing_site
    home = site / "index.html"
    home.write_text(home.read_text("utf-8").replace("Version A", "Version B"), "utf-8")
    home.write_text(MARK.sub('<meta name="version" content="B">', home.read_text()))
    with reading(browser, DESK) as context, context.new_page() as page:
        shown: list[str] = []
        page.on("domcontentloaded", lambda page: shown.append(page.url))
        page.goto(url)
        page.wait_for_timeout(limits.SETTLE_MS)

        assert [url, url] == shown
        assert ("B", "A") == versions(page)


def test_a_site_that_is_kept_no_more_is_forgotten(
    browser: Browser, changing_site: tuple[Path, str]
) -> None:
    """Published without its worker, it leaves nothing behind, nor begins anew."""
    site, url = changing_site
    with visited(browser, url) as (_, page):
        withdrawn(site)
        page.goto(url)
        page.locator("meta[name=version]").wait_for(state="detached")
        page.wait_for_timeout(limits.SETTLE_MS)

        assert 0 == left(page)
        assert not page.locator("meta[name=version]").count()


def test_the_reader_chooses(browser: Browser, kept_site: tuple[Path, str]) -> None:
    """What is removed stays away, until the reader wants it again."""
    _, url = kept_site
    with visited(browser, url) as (context, page):
        page.get_by_role("button", name="Remove the pages").click()
        page.get_by_text("They are gone.").wait_for()
        removed = left(page)
        page.close()
        with showing(context, url) as (page, _):
            visited_again = left(page)
            page.get_by_role("button", name="Keep the pages again").click()
            page.get_by_text("They come while you read.").wait_for()

            assert (0, 0) == (removed, visited_again)
            assert left(page)


def test_who_saves_data_keeps_nothing(
    browser: Browser, kept_site: tuple[Path, str], door: Door
) -> None:
    """The worker isn't even asked for; else it is, when the page is idle."""
    _, url = kept_site
    door.asked.clear()
    with reading(browser, DESK, is_offline_later=True) as context:
        context.add_init_script(SAVING)
        with showing(context, url) as (page, heard):
            assert (0, []) == (left(page), heard.findings)
            assert BELOW + "sw.js" not in door.asked
