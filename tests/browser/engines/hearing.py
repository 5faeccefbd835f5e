"""What pages say of errors, asked in the same way of every engine.

WebKit's driver tells nothing of a page's console, so each page keeps it itself.
"""

import json
from pathlib import Path

from tests.browser.engines.window import Window

# A page that is left gives up what it was loading, and Firefox calls that an error. It
# would load the next page ahead, too, and asks `default-src` alone whether it may,
# where https://www.w3.org/TR/CSP3/#does-resource-hint-violate-policy asks all. And the
# theme goes on with what it saw of sizes in the next frame, which is told as an error.
LISTEN = """
let isLeft = false;
addEventListener("beforeunload", () => { isLeft = true; });
const tell = (said) => {
  if (isLeft) return;
  const before = JSON.parse(sessionStorage.getItem("heard") ?? "[]");
  sessionStorage.setItem("heard", JSON.stringify([...before, said]));
};
addEventListener("error", ({ message, target }) => {
  if (target.rel === "next" || message?.startsWith("ResizeObserver loop")) return;
  tell(message ?? `not loaded: ${target.src ?? target.href}`);
}, { capture: true });
addEventListener("unhandledrejection", ({ reason }) => tell(`rejected: ${reason}`));
addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
  const next = document.querySelector("link[rel=next]")?.href;
  if (effectiveDirective === "default-src" && blockedURI === next) return;
  tell(`forbidden by ${effectiveDirective}: ${blockedURI}`);
});
for (const kind of ["error", "warn"]) {
  const say = console[kind];
  console[kind] = (...all) => { tell(`${kind}: ${all.join(" ")}`); say(...all); };
}
"""


def listen(site: Path) -> None:
    """Let each page of a built site keep what it says, from its first script on."""
    (site / "heard.js").write_text(f"{{{LISTEN}}}", "utf-8")
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        script = '<head><script src="/heard.js"></script>'
        page.write_text(text.replace("<head>", script, 1), "utf-8")


def heard(window: Window) -> list[str]:
    """Take what the pages in a window said since the last time."""
    # At once: what is said between two questions would be lost.
    said = window.evaluate(
        "[sessionStorage.getItem('heard'), sessionStorage.clear()][0]"
    )
    return [str(each) for each in json.loads(said or "[]")]
