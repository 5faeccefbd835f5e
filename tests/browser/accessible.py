"""What axe holds against a page, told in a line each."""

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

CONTRAST = "color-contrast"
RUN = """([context, options]) => axe.run(context ?? document, options)"""

# To look at the colours of each word of code takes longer than all other rules: of
# words that look the same, on the same ground, three stand for all. Three, because one
# may be hidden below something, and then axe can't tell.
SAMPLE = """
(times) => {
  const grounds = new Map([[null, ""]]);
  const ground = (e) => {
    if (!grounds.has(e)) {
      const style = getComputedStyle(e);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity,
                   style.filter, style.mixBlendMode];
      grounds.set(e, `${ground(e.parentElement)}>${own}`);
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
    if (alike.length < times) alike.push(e);
  }
  // Marked once all are looked at: a new attribute has the browser look again.
  document.querySelectorAll("[data-sample]")
    .forEach((e) => e.removeAttribute("data-sample"));
  [...looks.values()].flat().forEach((e) => e.setAttribute("data-sample", ""));
  return looks.size > 0;
}
"""
SAMPLES = 3


def axe(page: Page, *, without: tuple[str, ...] = ()) -> list[str]:
    """Find what axe holds against the page.

    Args:
        page: The page to look at.
        without: Rules that don't count; all others do.
    """
    off = {rule: {"enabled": False} for rule in (CONTRAST, *without)}
    return [*_findings(page, None, {"rules": off}), *contrast(page)]


def contrast(page: Page) -> list[str]:
    """Find colours that are too much alike."""
    if not page.evaluate(SAMPLE, SAMPLES):
        return []
    return _findings(page, "[data-sample]", {"runOnly": [CONTRAST]})


def _findings(page: Page, context: str | None, options: Mapping[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    # To tell of what it finds in order takes longer than to look.
    told = page.evaluate(RUN, [context, {"resultTypes": ["violations"], **options}])
    return [
        f"axe {violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in told["violations"]
        for node in violation["nodes"]
    ]
