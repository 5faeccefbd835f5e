"""Each check, on a page that is wrong in one way, reports just that."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser

from tests.browser import limits
from tests.browser.budget import budget
from tests.browser.checks import ALL, WITHOUT_SCRIPTS, in_the_dark, on_paper
from tests.browser.serve import serving
from tests.browser.test_keyboard import walk
from tests.browser.visit import Reader, findings, reading, showing

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<title>A page</title>
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:focus {{ outline: 3px solid }} </style>
</head>
<body><main><article><h1>A page</h1>
{}
<p>The end</p></article></main></body>
</html>
"""

BROKEN = {
    "overflow": ('<p style="width: 2000px">wide</p>', "px wide"),
    "overflow-clipped": (
        '<style>html { overflow-x: hidden }</style><p style="width: 2000px">wide</p>',
        "beyond 360 px",
    ),
    "code": (f"<pre><code>{'x' * 65}</code></pre>", "over 64 columns"),
    "side": (
        '<div class="admonition wsgi"><p class="admonition-title">app.py</p></div>',
        "must begin with WSGI",
    ),
    "axe": ('<img src="data:,">', "axe image-alt"),
    "contrast": ('<p style="color: #bbb">pale</p>', "axe color-contrast"),
    "finger": (
        '<a href="#" style="position: absolute; inset: 0 auto auto 0">x</a>'
        '<a href="#" style="position: absolute; inset: 9px auto auto 0">y</a>',
        "axe target-size",
    ),
    "ground": (
        "<p>well</p>" * 9 + '<div style="background: #444"><p>well</p></div>',
        "axe color-contrast: ['div > p",
    ),
    "dark": (
        '<meta name="color-scheme" content="light dark">'
        "<style>@media (prefers-color-scheme: dark) { p { background: #999 } }</style>",
        "in the dark: axe color-contrast",
    ),
    "text": (
        "<p id=late></p><script>late.textContent = 'only by script'</script>",
        "text differs with scripts, from: only by script",
    ),
    "waiting": (
        "<style>article > div { content-visibility: auto }</style>"
        "<div class=late><p>well</p></div>",
        "waits, but has margins of others: div.late",
    ),
    "high": (
        "<style>article > div { content-visibility: auto;"
        " contain-intrinsic-block-size: auto 99px } p { height: 100px }</style>"
        "<div class=late><p>well</p></div>",
        "waits, but is higher than its place: div.late",
    ),
    "cut": (
        "<style>@media print { .box { overflow: hidden; white-space: nowrap } }</style>"
        f"<p class=box>{'well ' * 200}</p>",
        "on paper: cut: p.box",
    ),
    "folded": (
        "<details><summary>Why</summary><p class=why>So</p></details>",
        "on paper: folded: p.why",
    ),
    "useless": ("<button class=go>Go</button>", "on paper: of no use: button.go"),
    "shift": (
        "<p id=high></p><script>onload = () => requestAnimationFrame(() =>"
        " setTimeout(() => { high.style.height = '200px' }))</script>",
        "layout shift",
    ),
    "console": ("<script>console.error('oh no')</script>", "console error: oh no"),
    "exception": ("<script>nothing.at.all</script>", "page error: nothing is not"),
    "policy": (
        '<meta http-equiv="Content-Security-Policy" content="img-src \'none\'">'
        '<img alt="" src="picture.png">',
        "Content Security Policy",
    ),
    "heavy": ('<img alt="" src="noise.bin">', "page: 1"),
    "missing": ('<img alt="" src="missing.png">', "answer 404: http"),
    "third-party": (
        '<img alt="" src="https://example.com/pixel.png">',
        "another origin: https://example.com/pixel.png",
    ),
}


@pytest.fixture(scope="module")
def broken_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with a page for each fault, and one without any."""
    folder = tmp_path_factory.mktemp("broken")
    bodies = {"sound": "<p>Well</p>"} | {
        name: body for name, (body, _) in BROKEN.items()
    }
    for name, body in bodies.items():
        Path(folder, f"{name}.html").write_text(PAGE.format(body), "utf-8")
    Path(folder, "noise.bin").write_bytes(Random(0).randbytes(limits.PAGE_BYTES))
    with serving(folder, is_strict=False) as url:
        yield url


def test_a_sound_page_has_no_findings(browser: Browser, broken_site: str) -> None:
    """The checks say nothing about a page without a fault."""
    with reading(browser, Reader(360, "light")) as context:
        found = findings(context, broken_site + "sound.html")

    assert [] == found


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_found(browser: Browser, broken_site: str, name: str) -> None:
    """A page with a fault gets a finding that names it."""
    _, expected = BROKEN[name]

    with reading(browser, Reader(360, "light")) as context:
        found = findings(
            context, f"{broken_site}{name}.html", (budget, *ALL, in_the_dark, on_paper)
        )

    assert any(expected in finding for finding in found), found


def test_scripts_off_means_off(browser: Browser, broken_site: str) -> None:
    """Without scripts, a page whose faults are all its scripts' has none."""
    with reading(browser, Reader(360, "light", scripts=False)) as context:
        found = [
            finding
            for name in ("console", "exception", "shift")
            for finding in findings(
                context, f"{broken_site}{name}.html", WITHOUT_SCRIPTS
            )
        ]

    assert [] == found


KEYBOARD = {
    "unreached": ('<label for=box style="cursor: pointer">Open</label>'
                  "<input id=box type=checkbox hidden>",
                  "not reached: label. Open"),
    "thin": ('<style>a:focus { outline: 1px solid }</style><a href="#">Thin</a>',
             "focus ring of 1 px: a. Thin"),
}  # fmt: skip


@pytest.mark.parametrize("name", KEYBOARD)
def test_the_walk_by_keyboard_finds_faults(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    """What Tab can't reach, and a thin focus ring, are found."""
    body, expected = KEYBOARD[name]
    Path(tmp_path, "index.html").write_text(PAGE.format(body), "utf-8")

    with (
        serving(tmp_path, is_strict=False) as url,
        reading(browser, Reader(1440, "light")) as context,
        showing(context, url) as (page, _),
    ):
        missed = walk(page)

    assert [expected] == missed
