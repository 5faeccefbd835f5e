"""The Content-Security-Policy that a page of the site keeps.

[Content Security Policy](https://www.w3.org/TR/CSP3/): scripts, styles, fonts and
connections of the site alone; of scripts within a page, only the theme's own, by hash.
"""

from __future__ import annotations

import base64
import hashlib
import re

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
RULES = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "style-src": "'self'",
    "worker-src": "'self'",
}


def policy(page: str) -> str:
    """The value of a page's header.

    Args:
        page: The page's HTML, whose own scripts may run.
    """
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *_hashes(page)])
    rules = RULES | {"script-src": scripts}
    return "; ".join(f"{name} {value}" for name, value in sorted(rules.items()))


def _hashes(page: str) -> list[str]:
    """The hashes of the scripts that stand in the page; data isn't run."""
    codes = {
        match["code"]
        for match in INLINE.finditer(page)
        if "src=" not in match["attributes"] and "json" not in match["attributes"]
    }
    digests = (hashlib.sha256(code.encode()).digest() for code in codes)
    return sorted(f"'sha256-{base64.b64encode(each).decode()}'" for each in digests)
