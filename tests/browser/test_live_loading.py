"""What is loaded for Python, when, and what is said if it doesn't come."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import limits
from tests.browser.door import Door
from tests.browser.lives import edit, press, run, shown, status, until_status
from tests.browser.players import DESK, opened
from tests.browser.visit import SAVING, reading, showing

OLD = "delete globalThis.WebAssembly"
# Of the search, which has a worker, too, this test is not.
NO_WORKER = """
globalThis.Worker = new Proxy(Worker, { construct(made, [url, ...more]) {
  if (String(url).endsWith("live/worker.js")) throw new Error("blocked");
  return new made(url, ...more);
} })
"""
COMPILED = """
async (root) => (await import(`${root}assets/live/python.js`)).isCompiled()
"""
START = "Python could not be started: "
STAYS = " What was recorded stays."
FAILS = {
    "pyodide.asm.wasm.gzip": "pyodide.asm.wasm could not be downloaded: 503",
    "pyodide.mjs": "pyodide.mjs could not be downloaded",
    ".zip.gzip": "could not be downloaded: 503",
    "live/worker.js": "this browser lets the page start no worker",
}


@pytest.fixture
def door(live_door: Door) -> Iterator[Door]:
    """The site's door, with nothing asked yet; afterwards all may pass."""
    live_door.asked.clear()
    yield live_door
    live_door.refused = ()
    live_door.open()


def runtime(door: Door) -> list[str]:
    """What was asked for to run Python, or to edit it."""
    wanted = ("/assets/runtime/", "/live/worker.js", "/live/editor.js")
    return [path for path in door.asked if any(part in path for part in wanted)]


def ready(page: Page) -> None:
    """Wait until the bars are there."""
    page.get_by_role("button", name="Run block 1", exact=True).wait_for()


def test_nothing_is_loaded_with_the_page(
    browser: Browser, live_site: str, door: Door
) -> None:
    """No byte of Python or editor comes before the reader asks."""
    with opened(browser, f"{live_site}lesson/") as page:
        ready(page)

        assert [] == runtime(door)


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_who_comes_near_run_finds_python_ready(
    browser: Browser, live_site: str, door: Door, how: str
) -> None:
    """A spare starts under the pointer or with the focus."""
    with opened(browser, f"{live_site}one/") as page:
        button = page.get_by_role("button", name="Run block 1", exact=True)
        button.hover() if how == "hover" else button.focus()
        until_workers(page, 1)
        early = status(page)
        verdict = run(page)
        until_workers(page, 1)

        assert "" == early
        assert "✓ the same as recorded" == verdict


def until_workers(page: Page, count: int) -> None:
    """Wait until so many workers with Python are there.

    Raises:
        AssertionError: They aren't.
    """
    for _ in range(limits.LOAD_MS // 100):
        found = [one for one in page.workers if one.url.endswith("live/worker.js")]
        if len(found) == count:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{len(found)} workers, not {count}")


def test_who_saves_data_has_no_spare(
    browser: Browser, live_site: str, door: Door
) -> None:
    """With Save-Data nothing comes but for a run."""
    with reading(browser, DESK) as context:
        context.add_init_script(SAVING)
        with showing(context, f"{live_site}one/") as (page, _):
            page.get_by_role("button", name="Run block 1", exact=True).hover()
            page.get_by_role("button", name="Run block 1", exact=True).focus()
            before = runtime(door)
            verdict = run(page)
            until_workers(page, 0)

            assert [] == before
            assert "✓ the same as recorded" == verdict


def test_a_second_visit_asks_for_nothing(
    browser: Browser, live_site: str, door: Door
) -> None:
    """Another page, later, has the runtime's files at hand."""
    with reading(browser, DESK) as context:
        with showing(context, f"{live_site}one/") as (page, _):
            run(page)
            edit(page, "print('hello')")
            first = {path for path in door.asked if "/assets/runtime/" in path}
        door.asked.clear()
        with showing(context, f"{live_site}changed/") as (page, _):
            verdict = run(page)
            edit(page, "print('hello')")

        assert 6 == len(first), first
        assert "✓ the same as recorded" == verdict
        assert [] == [path for path in door.asked if "/assets/runtime/" in path]


def test_the_page_keeps_what_was_compiled(browser: Browser, live_site: str) -> None:
    """While it is there, the browser has it at hand for the next worker."""
    with opened(browser, f"{live_site}one/") as page:
        ready(page)
        before = page.evaluate(COMPILED, live_site)
        run(page)

        assert (False, True) == (before, page.evaluate(COMPILED, live_site))


def test_progress_is_told_in_bytes(
    browser: Browser, live_site: str, door: Door
) -> None:
    """While a file is on its way, the bar says how much of how much is there."""
    with opened(browser, f"{live_site}one/") as page:
        door.held = ("pyodide.asm.wasm.gzip",)
        press(page, "Run")
        until_status(page, "loading Python, 4.")
        meanwhile = status(page)
        door.open()
        until_status(page, "✓")
        history = shown(page)

        assert re.fullmatch(r"loading Python, 4\.\d of [78]\.\d MB", meanwhile)
        assert ["hello"] == history


@pytest.mark.parametrize("name", FAILS)
def test_a_failed_download_is_told(
    browser: Browser, live_site: str, door: Door, name: str
) -> None:
    """One sentence says what didn't come; what was recorded stays; Run tries again."""
    with (
        reading(browser, DESK) as context,
        showing(context, f"{live_site}one/") as (page, traffic),
    ):
        ready(page)
        door.refused = (name,)
        verdict = run(page)
        told = shown(page)
        door.refused = ()
        again = run(page)

        assert "Python could not be started" == verdict
        assert 1 == len(told)
        assert FAILS[name] in told[0]
        assert told[0].endswith(f".{STAYS}")
        assert "hello" == page.locator(".language-text").inner_text().strip()
        assert "✓ the same as recorded" == again
        assert [] == [said for said in traffic.findings if "page error" in said]


def test_an_editor_that_does_not_come(
    browser: Browser, live_site: str, door: Door
) -> None:
    """The block stays as it is, and Edit tries again."""
    with (
        reading(browser, DESK) as context,
        showing(context, f"{live_site}one/") as (page, traffic),
    ):
        ready(page)
        door.refused = (".js",)
        press(page, "Edit")
        until_status(page, "The editor could not be loaded")
        still = page.locator(".highlight pre").first.is_visible()
        door.refused = ()
        press(page, "Edit")
        page.locator(".cm-content").wait_for()

        assert still
        assert "" == status(page)
        assert [] == [said for said in traffic.findings if "page error" in said]


def test_a_browser_without_webassembly(browser: Browser, live_site: str) -> None:
    """Run is off and the bar says why; Edit still edits."""
    with reading(browser, DESK) as context:
        context.add_init_script(OLD)
        with showing(context, f"{live_site}one/") as (page, traffic):
            button = page.get_by_role("button", name="Run block 1", exact=True)
            button.wait_for()

            assert button.is_disabled()
            assert f"This browser has no WebAssembly.{STAYS}" == status(page)
            assert [] == traffic.findings


def test_a_browser_that_refuses_workers(browser: Browser, live_site: str) -> None:
    """That is told as a failed download is, and nothing breaks."""
    with reading(browser, DESK) as context:
        context.add_init_script(NO_WORKER)
        with showing(context, f"{live_site}one/") as (page, traffic):
            verdict = run(page)

            assert "Python could not be started" == verdict
            assert [f"{START}{FAILS['live/worker.js']}.{STAYS}"] == shown(page)
            assert [] == [said for said in traffic.findings if "search" not in said]
