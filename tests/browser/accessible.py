"""What axe holds against a page, told in a line each."""

from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

CONTRAST = "color-contrast"
SCROLLS = "scrollable-region-focusable"
TARGETS = "target-size"
"""Whether a finger meets what it means: axe asks only if told to, Lighthouse always.
Of a page that was scrolled it says little, for the header lies over some of it."""
RUN = """(options) => axe.run(document, options)"""
OF_SAMPLES = """
(rule) => axe.configure({ rules: [{ id: rule, selector: "[data-sample]" }] })
"""

# To look at the colours of each word of code takes longer than all other rules: of
# words that look the same, on the same ground, three stand for all that one window
# shows. Three, because one may be hidden below something, and then axe can't tell.
SAMPLE = """
([times, seen]) => {
  const CLEAR = "rgba(0, 0, 0, 0),none,1,none,normal";
  const grounds = new Map([[null, ""]]);
  const ground = (e) => {
    if (!grounds.has(e)) {
      const style = getComputedStyle(e);
      const own = `${[style.backgroundColor, style.backgroundImage, style.opacity,
                      style.filter, style.mixBlendMode]}`;
      const below = ground(e.parentElement);
      grounds.set(e, own === CLEAR ? below : `${below}>${own}`);
    }
    return grounds.get(e);
  };
  const look = (e) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(e);
    return [color, fontSize, fontWeight, textShadow, e.localName, ground(e)].join();
  };
  const isSeen = (e) => {
    const { width, height } = e.getBoundingClientRect();
    return width > 1 && height > 1
      && e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const says = (e) => e.matches("input, select, textarea")
    || [...e.childNodes].some((node) => node.nodeName === "#text" && node.data.trim());
  const looks = new Map();
  for (const e of document.body.querySelectorAll("*")) {
    if (!says(e) || !isSeen(e)) continue;
    const key = look(e);
    const alike = looks.get(key) ?? [];
    looks.set(key, alike);
    if (alike.length + (seen[key] ?? 0) < times) alike.push(e);
  }
  // Marked once all are looked at: a new attribute has the browser look again.
  document.querySelectorAll("[data-sample]")
    .forEach((e) => e.removeAttribute("data-sample"));
  [...looks.values()].flat().forEach((e) => e.setAttribute("data-sample", ""));
  return Object.fromEntries([...looks].map(([key, alike]) =>
    [key, alike.length + (seen[key] ?? 0)]));
}
"""
SAMPLES = 3
Seen = dict[str, int]
"""How many samples of each look were taken."""
_seen: WeakKeyDictionary[BrowserContext, Seen] = WeakKeyDictionary()


def axe(
    page: Page, *, without: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> list[str]:
    """Find what axe holds against the page.

    Args:
        page: The page to look at.
        without: Rules that don't count; all others do.
        also: Rules that count beside those that axe has on by itself.
    """
    off = {rule: {"enabled": False} for rule in without}
    _take_samples(page)
    return _findings(page, {"rules": {r: {"enabled": True} for r in also} | off})


def contrast(page: Page) -> list[str]:
    """Find colours that are too much alike."""
    _take_samples(page)
    return _findings(page, {"runOnly": [CONTRAST]})


def unreachable(page: Page) -> list[str]:
    """Find what scrolls, and no key can scroll."""
    return _findings(page, {"runOnly": [SCROLLS]})


def _take_samples(page: Page) -> None:
    seen = _seen.setdefault(page.context, {})
    seen |= page.evaluate(SAMPLE, [SAMPLES, seen])


def _findings(page: Page, options: Mapping[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
        page.evaluate(OF_SAMPLES, CONTRAST)
    # To tell of what it finds in order takes longer than to look.
    told = page.evaluate(RUN, {"resultTypes": ["violations"], **options})
    return [
        f"axe {violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in told["violations"]
        for node in violation["nodes"]
    ]
