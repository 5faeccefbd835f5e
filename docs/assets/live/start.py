"""Makes Python in the browser ready: files, shim, and what is imported ahead."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import zipfile
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

PACKAGES = Path("/lib/python3.14/site-packages")
PROJECT = Path("/project")
DJANGO = PACKAGES / "django.zip"
EXAMPLES = PACKAGES / "examples.zip"
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
    "examples.conversation",
    "examples.conversation.lanes",
)
"""Imported while the reader still reads; none of them needs settings."""


class OnDemand:
    """Finds the modules of what is not there yet, and brings it.

    Args:
        fetch: Brings the zip of that name, while all waits.
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
            add_django()
        else:
            return None
        return importlib.util.find_spec(name)

    def _have(self, path: Path) -> None:
        if not path.exists():
            self._fetch(path.name)


def add_examples() -> None:
    """Unpacks the examples: they read their own source, and so do tracebacks."""
    with zipfile.ZipFile(EXAMPLES) as zipped:
        zipped.extractall(PROJECT)
    sys.path.append(str(PROJECT))
    importlib.invalidate_caches()


def add_django() -> None:
    """Lets Django be imported, and its error pages find their templates."""
    sys.path.append(str(DJANGO))
    importlib.invalidate_caches()
    with zipfile.ZipFile(DJANGO) as zipped:
        pages = [name for name in zipped.namelist() if name.endswith(".html")]
        zipped.extractall(PACKAGES, pages)


def begin(is_django: bool, fetch: Callable[[str], object]) -> None:
    """Makes all ready for one run.

    Args:
        is_django: Whether Django is wanted, so that it is imported ahead.
        fetch: Brings the zip of that name, should it be wanted after all.
    """
    import shim

    shim.install()
    PROJECT.mkdir(exist_ok=True)
    sys.meta_path.append(OnDemand(fetch))
    if is_django:
        for name in AHEAD:
            importlib.import_module(name)
        import django.views.debug

        django.views.debug.CURRENT_DIR = PACKAGES / "django" / "views"
