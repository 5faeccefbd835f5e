"""How much a page loads before anyone clicks, compressed as a host sends it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser import limits

LOADED = """
async () => {
  const sent = async (url) => {
    const { body } = await fetch(url);
    const packed = new Response(body.pipeThrough(new CompressionStream("gzip")));
    return (await packed.arrayBuffer()).byteLength;
  };
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  const urls = new Set([location.href.split("#")[0], ...files]);
  const own = [...urls].filter((url) => url.startsWith(location.origin));
  return Promise.all(own.map(async (url) => [new URL(url).pathname, await sent(url)]));
}
"""


def budget(page: Page) -> list[str]:
    """Find of what a page has loaded too much: of all, of scripts, or of search.

    Search is Material's, and its worker and index come with every page.
    """
    loaded: list[tuple[str, int]] = page.evaluate(LOADED)
    search = {name: size for name, size in loaded if "/search" in name}
    own = {name: size for name, size in loaded if name not in search}
    scripts = {name: size for name, size in own.items() if name.endswith(".js")}
    found = [
        _over("page", own, limits.PAGE_BYTES),
        _over("scripts", scripts, limits.SCRIPT_BYTES),
        _over("search", search, limits.SEARCH_BYTES),
    ]
    return [finding for finding in found if finding]


def _over(what: str, sizes: dict[str, int], limit: int) -> str:
    total = sum(sizes.values())
    if total <= limit:
        return ""
    most = sorted(sizes.items(), key=lambda pair: -pair[1])[:5]
    told = ", ".join(f"{name} {size}" for name, size in most)
    return f"{what}: {total} bytes, over {limit}: {told}"
