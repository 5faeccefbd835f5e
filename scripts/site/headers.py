"""What a browser is told of the site's rules, in each way that a host may have.

`_headers` is read by [Netlify](https://docs.netlify.com/manage/routing/headers/) and
[Cloudflare Pages](https://developers.cloudflare.com/pages/configuration/headers/),
`nginx-headers.conf` is for nginx, and the elements in each page for any other host.
"""

from __future__ import annotations

from pathlib import Path

from scripts.site.policy import policy

REFUSED = (
    "camera",
    "display-capture",
    "geolocation",
    "hid",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
"""What no page may ask of the reader's machine."""

HEADERS = {
    "Permissions-Policy": ", ".join(f"{name}=()" for name in REFUSED),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose names tell what they hold."""

HOSTS = """\
/*
{headers}
/assets/runtime/*
  Cache-Control: {forever}
"""
NGINX = """\
# Within `server`: include /path/to/nginx-headers.conf;
{headers}
expires -1;
location ~ /assets/runtime/ {{
    expires max;
    # Which nginx knows since 1.29 alone.
    types {{ text/javascript js mjs; }}
}}
"""
META = """\
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="{referrer}">
"""
CHARSET = '<meta charset="utf-8">'
"""What a page's head begins with: it must stand among the first 1024 bytes."""


def headers(site: Path) -> None:
    """Write the site's rules into its pages, and beside them for its host.

    Args:
        site: The folder of the built site.

    Raises:
        RuntimeError: A page has no place for them.
    """
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    rules = policy(pages.values())
    meta = META.format(policy=rules, referrer=HEADERS["Referrer-Policy"])
    for path, page in pages.items():
        if CHARSET not in page:
            raise RuntimeError(f"{path}: has no {CHARSET}, which the policy follows")
        told = page.replace(CHARSET, CHARSET + "\n" + meta, 1)
        path.write_text(told, "utf-8")
    named = {"Content-Security-Policy": f"{rules}; frame-ancestors 'none'"} | HEADERS
    hosts = "\n".join(f"  {name}: {value}" for name, value in named.items())
    nginx = "\n".join(
        f'add_header {name} "{value}" always;' for name, value in named.items()
    )
    Path(site, "_headers").write_text(
        HOSTS.format(headers=hosts, forever=FOR_EVER), "utf-8"
    )
    Path(site, "nginx-headers.conf").write_text(NGINX.format(headers=nginx), "utf-8")
    Path(site, ".nojekyll").touch()
