"""What keeps the site for who is offline: a service worker that knows its files.

[Service Workers](https://www.w3.org/TR/service-workers/),
[Subresource Integrity](https://www.w3.org/TR/SRI/).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

WORKER = Path(__file__).with_name("sw.js")
KEPT = (".css", ".html", ".js", ".json", ".svg", ".xml")
"""The kinds of files that pages are made of, and by which they are found."""
SCRIPTS = (".css", ".js")
"""What a page must not have of another version."""
UNUSED = ("assets/javascripts/lunr/", "assets/runtime/", "sw.js")
"""The search in other languages; and Python, which a page itself keeps once it ran."""
SCRIPT = "assets/js/version.js"
BUILT = 'const BUILT = "{}";'
"""By which that script knows whether it is of the version of its page."""
META = '<meta name="version" content="{version}">'
END = "</head>"
TOLD = "const VERSION = {}, MARK = {}, FILES = {};\n"


def mark(site: Path) -> None:
    """Mark the site's pages and scripts with the version of its scripts.

    Args:
        site: The folder of the built site, whose scripts have their first names.

    Raises:
        RuntimeError: A file has no place for its version.
    """
    scripts = {name: path for name, path in _files(site) if path.suffix in SCRIPTS}
    version = _version({name: _hash(path) for name, path in scripts.items()})
    for path in site.rglob("*.html"):
        _replace(path, END, META.format(version=version) + "\n" + END)
    _replace(site / SCRIPT, BUILT.format(""), BUILT.format(version))


def offline(site: Path) -> None:
    """Write the worker that keeps a marked site.

    Nothing may change the site after this: the worker knows the hash of each file.

    Args:
        site: The folder of the built site.

    Raises:
        RuntimeError: The site isn't marked.
    """
    page = Path(site, "index.html").read_text("utf-8")
    marked = re.search(META.format(version="\\w+"), page)
    if not marked:
        raise RuntimeError(f"{site}: its pages are not marked with a version")
    files = {_address(name): _hash(path) for name, path in _files(site)}
    told = (json.dumps(each) for each in (_version(files), marked[0], files))
    Path(site, "sw.js").write_text(
        TOLD.format(*told) + WORKER.read_text("utf-8"), "utf-8"
    )


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    if old not in text:
        raise RuntimeError(f"{path}: has no {old}, where the version stands")
    path.write_text(text.replace(old, new, 1), "utf-8")


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix in KEPT and not name.startswith(UNUSED):
            yield name, path


def _address(name: str) -> str:
    """The address of a file from the site's root, as links give it."""
    folder, _, file = name.rpartition("/")
    if file != "index.html":
        return name
    return f"{folder}/" if folder else ""


def _hash(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _version(files: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
