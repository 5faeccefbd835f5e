"""A run ends when the reader says so, and when it takes too much."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import limits
from tests.browser.door import Door
from tests.browser.lives import edit, press, run, shown, until_over, until_status
from tests.browser.players import opened
from tests.browser.until import until

ENDLESS = {
    "loop": "print('on')\nwhile True: pass",
    "sleep": "import time\nprint('on')\ntime.sleep(1000)",
    "await": "import asyncio\nprint('on')\nwhile True: await asyncio.sleep(1)",
    "swallowed": "print('on')\nwhile True:\n  try: print(end='')\n  except: pass",
}
# Clicks Stop, and says how many milliseconds later the page said that it has stopped.
STOP = """
() => {
  const button = document.querySelector(".live-bar > button");
  const status = document.querySelector(".live-bar > [role=status]");
  const before = performance.now();
  button.click();
  return status.textContent === "stopped" ? performance.now() - before : Infinity;
}
"""
# The limits of a run, lowered.
LIMIT = """
async ([root, name, limit]) => {
  const { LIMITS } = await import(`${root}assets/live/session.js`);
  LIMITS[name] = limit;
}
"""
ON = "document.querySelector('.live-run')?.textContent.includes('on\\n')"
STOP_MS = 200


@pytest.fixture
def page(browser: Browser, live_site: str) -> Iterator[Page]:
    """A page with one block."""
    with opened(browser, f"{live_site}one/") as page:
        yield page


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_stop_stops(page: Page, source: str) -> None:
    """Whatever the code does, the page says at once that it is over, and it is."""
    edit(page, source)
    press(page, "Run")
    until(page, ON, limits.RUN_MS)
    running = next(one for one in page.workers if one.url.endswith("worker.js"))
    # Chromium gives a thread that doesn't listen 2 s.
    with running.expect_event("close", timeout=limits.LOAD_MS):
        took = page.evaluate(STOP)

    assert took < STOP_MS
    assert ["on"] == shown(page)


def test_stop_by_keyboard(page: Page) -> None:
    """The button that runs, still in focus, stops; then the next run begins."""
    edit(page, ENDLESS["loop"])
    page.get_by_role("button", name="Run block 1").focus()
    page.keyboard.press("Enter")
    until_status(page, "running")
    page.keyboard.press("Enter")
    stopped = until_over(page)
    edit(page, "print('hello')")
    page.keyboard.press("ControlOrMeta+Enter")

    assert "stopped" == stopped
    assert "✓ the same as recorded" == until_over(page)


def test_stop_while_python_loads(page: Page, live_door: Door) -> None:
    """Who doesn't want to wait needn't; nothing more is said of that run."""
    live_door.held = ("pyodide.mjs",)
    press(page, "Run")
    until_status(page, "loading Python")
    press(page, "Stop")
    stopped = until_over(page)
    live_door.open()

    assert "stopped" == stopped
    assert "✓ the same as recorded" == run(page)


def test_a_run_has_an_end(page: Page, live_site: str) -> None:
    """After its seconds a run is stopped, and that is told."""
    page.evaluate(LIMIT, [live_site, "seconds", 1])
    edit(page, ENDLESS["loop"])
    verdict = run(page)

    assert "stopped after 1 s" == verdict
    assert ["on"] == shown(page)


def test_the_limits_of_a_reader(page: Page, live_site: str) -> None:
    """Who lowers nothing has 60 s and 200,000 characters."""
    told = page.evaluate(
        "async (root) => (await import(`${root}assets/live/session.js`)).LIMITS",
        live_site,
    )

    assert (60, 200_000) == (told["seconds"], told["characters"])


def test_output_has_an_end(page: Page) -> None:
    """What is beyond 200 kB is cut off, and that is told."""
    edit(page, "for n in range(10**9):\n    print(n)")
    verdict = run(page)
    printed = "document.querySelector('.live-run > pre').textContent"

    assert "printed more than 200 kB" == verdict
    assert 200_000 == page.evaluate(f"{printed}.length")
    assert page.evaluate(f"{printed}.startsWith('0\\n1\\n2\\n')")


def test_one_run_at_a_time(browser: Browser, live_site: str) -> None:
    """Another block's Run stops this one, and that is told."""
    with opened(browser, f"{live_site}lesson/") as page:
        edit(page, ENDLESS["loop"], 2)
        press(page, "Run", 2)
        until_status(page, "running", 2)
        press(page, "Reset", 2)
        press(page, "Run", 3)
        first = until_over(page, 2)

        assert "stopped: another block runs" == first
        assert "differs from what was recorded" == until_over(page, 3)
