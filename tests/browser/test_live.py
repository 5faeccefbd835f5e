"""Python in the reader's browser: what it shows is what the tests have verified."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from scripts.site.make import PROJECT
from tests.browser import limits
from tests.browser.serve import pages, serving, site_path
from tests.browser.visit import Reader, reading, showing

# Shows a page's article in the window as it is, for a window keeps what it has made of
# Python. Then runs all of the live blocks, and says of each what was recorded and what
# was seen; the page's own modules run them.
RUN = """
async ([root, address]) => {
  const built = await (await fetch(root + address)).text();
  const { body } = new DOMParser().parseFromString(built, "text/html");
  document.querySelector("article").replaceWith(body.querySelector("article"));
  history.replaceState(null, "", root + address);
  const { Page } = await import(`${root}assets/live/live.js`);
  const { Run } = await import(`${root}assets/live/session.js`);
  const { seen, shown } = await import(`${root}assets/live/blocks.js`);
  const { tamed } = await import(`${root}assets/live/tame.js`);
  const page = new Page(document.querySelector("article"));
  const live = page.blocks.filter(({ isLive, isPart }) => isLive && !isPart);
  const stay = page.blocks.filter(({ isStatic }) => isStatic).length;
  if (!live.length) return { live: [], stay, reason: "done" };
  const told = new Map(live.map(({ number }) => [number, { printed: "" }]));
  const reason = await new Promise((resolve) => {
    new Run(page.plan(live.at(-1)), page.needsDjango(live.at(-1)), (what, ...said) => {
      const block = told.get(said[0]) ?? {};
      if (what === "output") block.printed += said[1];
      else if (what === "recorded") block.html = said[1];
      else if (what === "raised") [, block.raised, block.story] = said;
      else if (what === "end") block.hasEnded = true;
      else if (what === "failed") block.reason = said[0];
      if (what === "over") resolve(said[0]);
    });
  });
  const digest = (player) => player?.dataset.digest ?? null;
  return { reason, stay, live: live.map((block) => {
    const { printed, html, raised, story, hasEnded } = told.get(block.number);
    const mayRaise = block.roles.includes("raises");
    const parsed = html && new DOMParser().parseFromString(html, "text/html");
    const drawn = parsed?.querySelector("conversation-player");
    return {
      at: `block ${block.number}: ${block.source.split("\\n").at(-1)}`,
      differs: block.element.dataset.differs ?? null,
      error: raised && !mayRaise ? `${story}\\n${raised}` : null,
      ran: Boolean(hasEnded || raised !== undefined),
      expected: [shown(block) ?? null, digest(block.conversation)],
      actual: [block.output ? seen(printed + (mayRaise ? raised : "")) : null,
        block.conversation ? digest(drawn) : null],
      isWhole: !drawn || Boolean(tamed(html)?.isEqualNode(drawn)),
    };
  }) };
}
"""


@pytest.fixture(scope="module")
def counts() -> Iterator[dict[str, int]]:
    """How many blocks were live, and how many stay; printed at the end."""
    counted = {"live": 0, "static": 0, "declared to differ": 0}
    yield counted
    told = ", ".join(f"{number} {what}" for what, number in counted.items())
    print(f"\nlive: {told}")


@pytest.fixture(scope="module")
def site_with_modules(
    built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the built site, with the modules that were packed beside it."""
    site = tmp_path_factory.mktemp("modules") / "site"
    shutil.copytree(built_site, site)
    shutil.copytree(PROJECT / "docs" / "assets", site / "assets", dirs_exist_ok=True)
    with serving(site, site_path(site)) as url:
        yield url


def wrong(told: dict[str, Any]) -> list[str]:
    """What is wrong with what a page's run has told."""
    found = [] if told["reason"] == "done" else [f"the run: {told['reason']}"]
    for block in told["live"]:
        found += [f"{block['at']}: {each}" for each in _wrong(block)]
    return found


def _wrong(block: dict[str, Any]) -> Iterator[str]:
    expected, actual = block["expected"], block["actual"]
    if block["error"]:
        yield block["error"]
    elif not block["ran"]:
        yield "did not run"
    elif block["differs"] is None and expected != actual:
        yield f"recorded {expected}, but the browser showed {actual}"
    elif block["differs"] is not None and expected == actual:
        yield "is said to differ, but it is the same: drop data-differs"
    if not block["isWhole"]:
        yield "of its conversation, something is not let through (tame.js)"


def test_two_interpreters_agree(
    browser: Browser,
    site_with_modules: str,
    built_site: Path,
    subtests: pytest.Subtests,
    counts: dict[str, int],
) -> None:
    """Each live block of each page prints and records there what it does here."""
    with (
        reading(browser, Reader(1440, "light")) as context,
        showing(context, site_with_modules) as (page, traffic),
    ):
        page.set_default_timeout(limits.RUN_MS)
        for address in pages(built_site):
            with subtests.test(page=address):
                traffic.findings.clear()
                told = page.evaluate(RUN, [site_with_modules, address])
                counts["live"] += len(told["live"])
                counts["static"] += told["stay"]
                differ = [each for each in told["live"] if each["differs"] is not None]
                counts["declared to differ"] += len(differ)

                assert [] == traffic.findings + wrong(told)
    assert counts["live"] > 0
