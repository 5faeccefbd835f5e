"""Which modules the lesson needs in CPython: `python -m tests.live.imports`."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

PROJECT = Path(__file__).parents[2]
NOT_THERE = ("examples.servers", "examples.deploy", "examples.chat.coming_back")
"""What `scripts.runtime.plan` leaves out."""
IMPORT = re.compile(r"^ *(?:from ([\w.]+) import|import ([\w., ]+)$)", re.MULTILINE)
PACKAGES = ("asgiref", "channels", "django", "examples", "sqlparse")


def imported() -> Iterator[str]:
    """What the pages and the examples name in their imports."""
    for path in [*(PROJECT / "docs").rglob("*.md"), *_examples()]:
        for match in IMPORT.finditer(path.read_text("utf-8")):
            names = match[1] or match[2]
            yield from (name.split(" as ")[0].strip() for name in names.split(","))


def _examples() -> Iterator[Path]:
    for path in (PROJECT / "examples").rglob("*.py"):
        if not _module(path).startswith(NOT_THERE):
            yield path


def _module(path: Path) -> str:
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts)


def _modules() -> Iterator[str]:
    """The examples themselves."""
    for path in _examples():
        if path.stem not in ("__init__", "__main__"):
            yield _module(path)


def needed() -> list[str]:
    """Each module of Python's library and of the browser's packages that is loaded.

    Returns:
        Their names, once the examples' project is set up and checked, and all that
        the pages and the examples import is.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "examples.django_project.settings"
    before = {*sys.modules} - {*sys.builtin_module_names}
    import django
    from django.core.checks import run_checks

    django.setup()
    run_checks()
    known = {*sys.stdlib_module_names, *PACKAGES}
    for name in sorted({*imported(), *_modules()}):
        if name.partition(".")[0] in known and not name.startswith(NOT_THERE):
            _load(name)
    loaded = {*sys.modules} - (before & {"__main__", __name__})
    return sorted(name for name in loaded if name.partition(".")[0] in known)


def _load(name: str) -> None:
    """Some pages import what isn't there, to show that it isn't."""
    try:
        import_module(name)
    except ImportError:
        print(f"{name}: not in CPython either", file=sys.stderr)


if __name__ == "__main__":
    print(json.dumps(needed()))
