"""What a host sends of the site's rules."""

from pathlib import Path

import httpx
import pytest

from examples.servers.nginx_server import nginx
from scripts.site.headers import CHARSET, headers
from scripts.site.sent import sent_with

PAGE = f"<!doctype html><head>{CHARSET}<script>{{}}</script></head>"
SITE = """\
server {{
    listen 80;
    root {folder};
    error_page 404 /404.html;
    include {folder}/nginx-headers.conf;
}}
"""
MODULE = "/assets/runtime/live.mjs"
ADDRESSES = {"/": 200, "/deep/page/": 200, "/no/page": 404, MODULE: 200}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose pages have each another script, and its rules."""
    pages = {"index.html": 1, "deep/page/index.html": 2, "404.html": 3}
    for name, script in pages.items():
        page = tmp_path / "site" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(script), "utf-8")
    module = Path(tmp_path, "site", MODULE[1:])
    module.parent.mkdir(parents=True)
    module.touch()
    headers(tmp_path / "site")
    return tmp_path / "site"


def test_nginx_sends_what_the_others_do(site: Path, tmp_path: Path) -> None:
    """With a page, with the one for a missing page, and with a module."""
    config = tmp_path / "site.conf"
    config.write_text(SITE.format(folder=site), "utf-8")

    with nginx(config, {}) as server, httpx.Client(base_url=server.http) as client:
        answers = {path: client.get(path) for path in ADDRESSES}

    assert {path: answers[path].status_code for path in answers} == ADDRESSES
    assert "text/javascript" == answers[MODULE].headers["content-type"]
    assert "no-cache" == answers["/"].headers["cache-control"]
    assert "max-age=31" in answers[MODULE].headers["cache-control"]
    for path, answer in answers.items():
        wanted = sent_with(site, path)
        wanted.pop("Cache-Control", None)
        assert wanted == {name: answer.headers[name] for name in wanted}


def test_the_policy_allows_the_scripts_of_all_pages(site: Path) -> None:
    """A page that comes without a reload has the policy that is there already."""
    told = {page.read_text("utf-8").split("<script>")[0] for page in site.rglob("*.h*")}

    assert 1 == len(told)
    assert 3 == told.pop().count("'sha256-")


def test_an_element_tells_all_but_who_may_frame_the_page(site: Path) -> None:
    """Of the policy; a browser looks for the character set no farther than here."""
    page = Path(site, "index.html").read_text("utf-8")
    policy = sent_with(site, "/")["Content-Security-Policy"]

    told, _, rest = policy.partition("; frame-ancestors")
    assert " 'none'" == rest
    assert f'<meta http-equiv="Content-Security-Policy" content="{told}">' in page
    assert page.encode().index(CHARSET.encode()) < 1024


def test_what_has_its_content_for_a_name_is_kept_for_ever(site: Path) -> None:
    """And nothing else is."""
    kept = [
        "Cache-Control" in sent_with(site, path)
        for path in (MODULE, "/assets/js/dom.js", "/")
    ]

    assert [True, False, False] == kept


def test_a_page_without_a_place_for_the_policy_is_told(site: Path) -> None:
    """Rather than published without."""
    Path(site, "bare.html").write_text("<!doctype html>", "utf-8")

    with pytest.raises(RuntimeError, match="has no <meta charset"):
        headers(site)
