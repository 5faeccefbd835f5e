"""A site of a test's own pages, made as the real one is."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from scripts.site.make import PROJECT, build
from tests.browser.door import Door
from tests.browser.serve import serving

CONFIG = """\
INHERIT: {config}
site_url: {url}
docs_dir: docs
site_dir: site
plugins: [search]
nav: {nav}
watch: []
"""


@contextmanager
def serving_pages(
    folder: Path, pages: Mapping[str, str], door: Door | None = None, path: str = "/"
) -> Iterator[str]:
    """Build a site and serve it until the block ends.

    Args:
        folder: An empty folder for its source and for what is built.
        pages: The text of each page, by its path.
        door: What each request passes.
        path: Where its root is, with a slash at both ends.

    Yields:
        The address of its root.
    """
    with serving(folder / "site", path, door=door) as url:
        _build(folder, url, pages)
        yield url


def _build(folder: Path, url: str, pages: Mapping[str, str]) -> None:
    """Build the site; instant navigation believes in no other address than its own."""
    for part in ("assets", ".theme"):
        shutil.copytree(PROJECT / "docs" / part, folder / "docs" / part)
    for name, text in pages.items():
        (folder / "docs" / name).write_text(text, "utf-8")
    config = folder / "mkdocs.yml"
    settings = CONFIG.format(config=PROJECT / "mkdocs.yml", url=url, nav=[*pages])
    config.write_text(settings)
    build(config, folder / "site")
