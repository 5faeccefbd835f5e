"""Follows all that the files of a site refer to, as if it lay below a path."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ROOT = "https://host.invalid/below/a/path/"
"""Where the site is thought to be."""
ADDRESSES = ("href", "poster", "src")
IN_STYLE = re.compile(r"url\(\s*[\"']?(?P<address>[^\"')]+)")
ELSEWHERE = Path()
"""Where nothing is looked up: another site, or data in the page itself."""


@dataclass
class Document(HTMLParser):
    """What a page refers to, and may be referred to by.

    Attributes:
        refers: The addresses that it names, as it does.
        ids: What a fragment may name in it.
        findings: Pictures without a text for who doesn't see them.
    """

    refers: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=lambda: {"", "__top"})
    findings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin as a parser does."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        given = dict(attrs)
        self.refers |= {given[name] or "" for name in ADDRESSES if name in given}
        for choice in (given.get("srcset") or "").split(","):
            self.refers |= set(choice.split()[:1])
        self.ids |= {given.get("id") or "", (tag == "a" and given.get("name")) or ""}
        if tag in ("area", "img") and given.get("alt") is None:
            self.findings.append(f"no alt: {self.get_starttag_text()}")


def crawl(site: Path, made_for: str) -> list[str]:
    """Say all that a reader finds broken.

    Args:
        site: The folder of the built site.
        made_for: The site's own address, which its pages may name in full.
    """
    pages = {path: _read(path) for path in sorted(site.rglob("*.html"))}
    found = [
        f"{path.relative_to(site)}: {finding}"
        for path, page in pages.items()
        for finding in (*page.findings, *_broken(site, path, pages, made_for))
    ]
    for style in sorted(site.rglob("*.css")):
        for match in IN_STYLE.finditer(style.read_text("utf-8")):
            address = match["address"]
            if _target(site, style, address, made_for) is None:
                found.append(f"{style.relative_to(site)}: {address}")
    return found


def _read(path: Path) -> Document:
    page = Document()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


def _broken(
    site: Path, path: Path, pages: dict[Path, Document], made_for: str
) -> Iterator[str]:
    for address in sorted(pages[path].refers):
        fragment = unquote(urlsplit(address).fragment)
        target = _target(site, path, address, made_for)
        there = pages[target].ids if target in pages else {fragment}
        if target is None or fragment not in there:
            yield address


def _target(site: Path, path: Path, address: str, made_for: str) -> Path | None:
    """The file that an address names; none, if it isn't there."""
    base = ROOT + path.relative_to(site).as_posix()
    # The page for a missing one is shown at any depth, so it can't but name the root.
    if path == site / "404.html":
        base = made_for
    full = urljoin(base, address)
    for root in (made_for, ROOT):
        if full.startswith(root):
            name = unquote(urlsplit(full).path).removeprefix(urlsplit(root).path)
            file = Path(site, name)
            file = file / "index.html" if not name or name.endswith("/") else file
            return file if file.is_file() else None
    is_elsewhere = urlsplit(full).netloc != urlsplit(ROOT).netloc
    return ELSEWHERE if is_elsewhere else None
