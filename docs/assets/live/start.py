"""Makes Python in the browser ready: files, shim, and what is imported ahead."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from zipimport import zipimporter

PACKAGES = Path("/lib/python3.14/site-packages")
PROJECT = Path("/project")
DJANGO = PACKAGES / "django.zip"
EXAMPLES = PACKAGES / "examples.zip"
GZIP = 31
"""How `zlib` is told that a header comes first."""
IN_DJANGO = {"channels", "django", "sqlparse", "tzdata"}
AHEAD = (
    "channels.generic.websocket",
    "channels.layers",
    "channels.routing",
    "channels.testing",
    "django.core.asgi",
    "django.core.wsgi",
    "django.core.handlers.asgi",
    "django.core.handlers.wsgi",
    "django.db",
    "django.http",
    "django.test",
    "django.urls",
    "django.views.debug",
    "examples.conversation",
    "examples.conversation.lanes",
)
"""Imported while the reader still reads; none of them needs settings."""


class OnDemand:
    """Finds the modules of what is not there yet, and brings it.

    Args:
        fetch: Brings the zip of that name, packed, while all waits.
    """

    def __init__(self, fetch: Callable[[str], object]) -> None:
        self._fetch = fetch

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Where a module is, after it has come."""
        if name == "examples" and str(PROJECT) not in sys.path:
            self._have(EXAMPLES)
            add_examples()
        elif name in IN_DJANGO and str(DJANGO) not in sys.path:
            self._have(DJANGO)
            sys.path.append(str(DJANGO))
        else:
            return None
        importlib.invalidate_caches()
        return importlib.util.find_spec(name)

    def _have(self, path: Path) -> None:
        if not path.exists():
            self._fetch(path.name)
            packed = path.with_name(f"{path.name}.gzip")
            path.write_bytes(zlib.decompress(packed.read_bytes(), GZIP))


class ErrorPages(zipimporter):
    """Loads Django's pages for errors, and unpacks their templates."""

    def exec_module(self, module: ModuleType) -> None:
        """Lets the module find its templates outside of the zip."""
        super().exec_module(module)
        with zipfile.ZipFile(DJANGO) as zipped:
            names = [name for name in zipped.namelist() if name.endswith(".html")]
            zipped.extractall(PACKAGES, names)
        vars(module)["CURRENT_DIR"] = PACKAGES / "django" / "views"


def find_error_pages(
    name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
) -> ModuleSpec | None:
    """Where Django's pages for errors are; of other modules it knows nothing."""
    if name != "django.views.debug" or not path:
        return None
    return ErrorPages(path[0]).find_spec(name)


def add_examples() -> None:
    """Unpacks the examples: they read their own source, and so do tracebacks."""
    with zipfile.ZipFile(EXAMPLES) as zipped:
        for name in zipped.namelist():
            path = f"{PROJECT}/{name}"
            os.makedirs(path.rpartition("/")[0], exist_ok=True)
            with open(path, "wb") as file:
                file.write(zipped.read(name))
    sys.path.append(str(PROJECT))


def begin(is_ahead: bool, fetch: Callable[[str], object]) -> None:
    """Makes all ready for one run.

    Args:
        is_ahead: Whether to import Django now, while nobody waits.
        fetch: Brings the zip of that name, packed, should it be wanted after all.
    """
    import shim

    shim.install()
    PROJECT.mkdir(exist_ok=True)
    finder: Any = SimpleNamespace(find_spec=find_error_pages)
    sys.meta_path.insert(0, finder)
    sys.meta_path.append(OnDemand(fetch))
    for name in AHEAD if is_ahead else ():
        importlib.import_module(name)
