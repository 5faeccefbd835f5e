"""The Content-Security-Policy that the whole site keeps.

[Content Security Policy](https://www.w3.org/TR/CSP3/): scripts, styles, fonts and
connections of the site alone; of scripts within a page, only its own, by hash.
All pages have one policy: a page that comes without a reload needs no other.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
RULES = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'none'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "style-src": "'self'",
    "worker-src": "'self'",
}


def policy(pages: Iterable[str]) -> str:
    """The policy of a site, but for who may frame it: only a header can say that.

    Args:
        pages: The HTML of its pages, whose own scripts may run.
    """
    hashes = sorted({each for page in pages for each in _hashes(page)})
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *hashes])
    rules = RULES | {"script-src": scripts}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hashes(page: str) -> Iterator[str]:
    """The hashes of the scripts that stand in the page; data isn't run."""
    for match in INLINE.finditer(page):
        if "src=" not in match["attributes"] and "json" not in match["attributes"]:
            digest = hashlib.sha256(match["code"].encode()).digest()
            yield f"'sha256-{base64.b64encode(digest).decode()}'"
