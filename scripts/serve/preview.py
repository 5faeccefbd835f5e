"""Serves the site; a page that is saved is built alone, and checked."""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import partial
from pathlib import Path
from time import monotonic

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from scripts.serve import said
from scripts.serve.changes import WATCHED, Changes, State, state
from scripts.serve.checker import Checker
from scripts.serve.port import HOST

POLL = 0.25
"""Seconds between two looks at the files."""

say = partial(print, flush=True)


class Preview:
    """The site in a folder of its own, as the project's files were when last built.

    Args:
        folder: Of the project.
        url: Where the site is served.
        to: The folder that the site is written to.
    """

    def __init__(self, folder: Path, url: str, to: Path) -> None:
        self._folder = folder
        self._url = url
        self._to = to
        self._built: State = {}
        self._checked: State = state(folder)
        self.checker = Checker(folder)

    def config(self) -> MkDocsConfig:
        """The site's configuration, as it is written now."""
        # A warning must not stop who is writing: the gate is strict, this is not.
        config = load_config(str(self._folder / "mkdocs.yml"), strict=False)
        config.site_url = self._url
        config.site_dir = str(self._to)
        # Says to the search that its index is kept from build to build.
        config.plugins.on_startup(command="serve", dirty=True)
        return config

    def update(self) -> None:
        """Check the pages that changed, and build what looks another way."""
        now = state(self._folder)
        self._check(Changes.between(self._checked, now))
        self._checked = now
        changes = Changes.between(self._built, now)
        if changes:
            start = monotonic()
            what = changes if self._built else "the site"
            try:
                self.build(changes)
            except Exception as error:
                # What is wrong on a page MkDocs has said by then.
                reason = f": {error}" if isinstance(error, MkDocsException) else ""
                say(f"{what}: not shown{reason}")
            else:
                self._built = now
                say(f"{what}: shown after {monotonic() - start:.1f} s")
        self.checker.get_ready()

    def _check(self, changes: Changes) -> None:
        if changes.needs_restart:
            self.checker.stop()
        pages = [*changes.pages(self._folder), *changes.tests(self._folder)]
        if pages:
            self.checker.check(pages)

    def build(self, changes: Changes) -> None:
        """Build the whole site where a change may show anywhere, else some pages."""
        config = self.config()
        is_small = bool(self._built) and not changes.moves_others
        if is_small:
            for page in changes.pages(self._folder):
                self._forget(page)
        build(config, serve_url=self._url, dirty=is_small)

    def _forget(self, page: Path) -> None:
        """Make a page of the site look older than what it is made of."""
        docs = Path("docs")
        if page.is_relative_to(docs):
            name = page.relative_to(docs).with_suffix("")
            folder = name.parent if name.name in {"index", "README"} else name
            built = self._to / folder / "index.html"
            if built.exists():
                os.utime(built, (0, 0))


def serve(port: int) -> None:
    """Serve the project in this folder until the process is told to leave.

    Args:
        port: A free port of this machine.
    """
    folder = Path.cwd()
    said.let_mkdocs_speak(folder)
    to = Path(tempfile.mkdtemp(prefix="mkdocs_"))
    url = f"http://{HOST}:{port}/"
    preview = Preview(folder, url, to)
    try:
        preview.update()
        server = LiveReloadServer(
            preview.update, HOST, port, str(to), polling_interval=POLL
        )
        config = preview.config()
        config.plugins.on_serve(server, config=config, builder=preview.update)
        for name in WATCHED:
            if (folder / name).exists():
                server.watch(name)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()
    finally:
        preview.checker.stop()
        shutil.rmtree(to, ignore_errors=True)
