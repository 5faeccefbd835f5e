"""How long Python in the page takes, against a bare Pyodide in the same run.

`make bench` runs it, the gate does not.
"""

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Page

from scripts.site.make import PROJECT
from tests.browser import limits
from tests.browser.build import serving_pages
from tests.browser.door import Door
from tests.browser.live_pages import PAGES
from tests.browser.players import DESK
from tests.browser.until import until
from tests.browser.visit import reading

TIMES = 7
MEGA = 1_000_000
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
BARE = """
import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide({ stdout: (line) => postMessage(line) });
python.runPython("print(1)");
"""
START_BARE = """
(url) => new Promise((resolve, reject) => {
  const before = performance.now();
  const worker = new Worker(url, { type: "module" });
  worker.onmessage = () => { resolve(performance.now() - before); worker.terminate(); };
  worker.onerror = ({ message }) => reject(new Error(message));
})
"""
# By script: no pointer comes near, so nothing has been made ready.
CLICK = """
() => new Promise((resolve, reject) => {
  const [button] = document.querySelectorAll(".live-bar > button");
  const before = performance.now();
  const watch = new MutationObserver(() => {
    if (document.querySelector(".live-run > .printed")) {
      watch.disconnect();
      resolve(performance.now() - before);
    } else if (button.textContent === "Run") reject(new Error(document.body.innerText));
  });
  button.click();
  watch.observe(document.body, { childList: true, subtree: true });
})
"""
READY = "(await import('%sassets/live/session.js')).isReady()"
LIMITS = {"plain, first": 0.40, "Django, first": 0.60}
NAMES = ("bare", "plain, first", "plain, warm", "Django, first", "Django, warm")
LIMITS_MS = {"plain, warm": 150, "Django, warm": 300}
LIMITS_MB = {"plain": 8, "Django": 11}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Door, Path]]:
    """A site with live pages and a bare Pyodide: its address, its door, its folder."""
    folder, door = tmp_path_factory.mktemp("bench"), Door()
    with serving_pages(folder, PAGES, door) as url:
        bare = folder / "site" / "bare"
        bare.mkdir()
        for name in (*STOCK, LOCK):
            shutil.copy(PROJECT / "node_modules" / "pyodide" / name, bare)
        (bare / "worker.js").write_text(BARE, "utf-8")
        yield url, door, folder / "site"


def first_and_warm(page: Page, url: str) -> tuple[float, float]:
    """Milliseconds from a click to the output: the first one, and with a spare."""
    page.locator(".live-bar").wait_for()
    first = float(page.evaluate(CLICK))
    until(page, READY % url, limits.RUN_MS)
    page.wait_for_timeout(limits.SETTLE_MS / 4)
    return first, float(page.evaluate(CLICK))


@contextmanager
def fresh(browser: Browser, url: str) -> Iterator[Page]:
    """A page in a window that has nothing in store."""
    with reading(browser, DESK) as context, context.new_page() as page:
        page.set_default_timeout(limits.RUN_MS)
        page.goto(url)
        page.wait_for_load_state("networkidle")
        yield page


def measure(browser: Browser, url: str) -> dict[str, list[float]]:
    """Every time, in milliseconds, taken in turn."""
    took: dict[str, list[float]] = {name: [] for name in NAMES}
    for _ in range(TIMES):
        with fresh(browser, url) as page:
            took["bare"].append(page.evaluate(START_BARE, f"{url}bare/worker.js"))
        for name, path in {"plain": "one/", "Django": "django/"}.items():
            with fresh(browser, url + path) as page:
                first, warm = first_and_warm(page, url)
            took[f"{name}, first"].append(first)
            took[f"{name}, warm"].append(warm)
    return took


def test_a_click_is_soon_answered(
    browser: Browser, site: tuple[str, Door, Path]
) -> None:
    """The first click within a part of a bare start, a later one at once."""
    took = measure(browser, site[0])
    middle = {name: median(each) for name, each in took.items()}
    for name, milliseconds in middle.items():
        print(f"{name:<14} {milliseconds:6.0f} ms, {milliseconds / middle['bare']:.2f}")

    ratios = {name: middle[name] / middle["bare"] for name in LIMITS}
    assert [] == [name for name in LIMITS if ratios[name] > LIMITS[name]]
    assert [] == [name for name in LIMITS_MS if middle[name] > LIMITS_MS[name]]


def test_little_is_downloaded(browser: Browser, site: tuple[str, Door, Path]) -> None:
    """As sent by a server that compresses nothing; most compress the `.mjs`."""
    url, door, folder = site
    sizes = {}
    for name, path in {"plain": "one/", "Django": "django/"}.items():
        with fresh(browser, url + path) as page:
            page.locator(".live-bar").wait_for()
            door.asked.clear()
            page.evaluate(CLICK)
            files = {asked for asked in door.asked if asked.startswith("/assets/")}
        data = [(folder / file[1:]).read_bytes() for file in files]
        squeezed = [
            len(gzip.compress(each)) if file.endswith("js") else len(each)
            for file, each in zip(files, data, strict=True)
        ]
        sizes[name] = sum(map(len, data)) / MEGA
        print(f"{name:<14} {sizes[name]:6.2f} MB as it is", end=", ")
        print(f"{sum(squeezed) / MEGA:.2f} MB with scripts compressed")

    assert [] == [name for name, size in sizes.items() if size > LIMITS_MB[name]]
