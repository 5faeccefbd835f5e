"""The host that the pages are judged on."""

from pathlib import Path

import httpx

from scripts.audit.host import FOR_EVER, hosting


def test_it_compresses_and_keeps_as_a_host_does(tmp_path: Path) -> None:
    """What has its hash in its name is kept for ever; a missing page is the site's."""
    for name, text in (
        ("index.html", "<p>home</p>" * 99),
        ("404.html", "<p>none</p>"),
        ("_headers", "/*\n  Content-Security-Policy: default-src 'none'\n"),
        ("a-1234ABCD.js", "1"),
        ("picture.png", "png"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")

    with hosting(tmp_path) as url, httpx.Client(base_url=url, verify=False) as client:
        home, kept, picture, missing = (
            client.get(path) for path in ("", "a-1234ABCD.js", "picture.png", "x/y/")
        )

    assert "gzip" == home.headers["content-encoding"]
    assert len(home.content) > int(home.headers["content-length"])
    assert "default-src 'none'" in home.headers["content-security-policy"]
    assert FOR_EVER == kept.headers["cache-control"]
    assert "content-encoding" not in picture.headers
    assert (404, "<p>none</p>") == (missing.status_code, missing.text)
