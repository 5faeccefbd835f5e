"""What the reader's browser loads: made alike each time, and with nothing missing."""

from __future__ import annotations

import hashlib
import html
import json
import re
import sys
from pathlib import Path

from scripts.runtime.make import PARTIAL, build, made
from scripts.runtime.plan import TO
from tests.live.node import PYODIDE, node, printed

ZIPS = Path(__file__).with_name("zips.mjs")
LOAD = """
import json, os, sys
from importlib import import_module

os.environ["DJANGO_SETTINGS_MODULE"] = "examples.django_project.settings"
import django
from django.core.checks import run_checks

django.setup()
run_checks()
missing = {}
for name in json.loads(%r):
    try:
        import_module(name)
    except Exception as error:
        missing[name] = f"{type(error).__name__}: {error}"
json.dumps(missing)
"""
NEVER = {
    "gone from Python 3.14": r"_compression|_sha512|typing\.(io|re)",
    "stands on a library of the system": r"_hashlib|_posixsubprocess|_ssl|_uuid",
    "makes the pages, with MkDocs": r"examples\.conversation\.fence",
}
"""Modules that can't be in a browser, by the reason why."""


def digests(folder: Path) -> dict[str, str]:
    """Each file below a folder, and what tells its bytes from others."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".stamp"
    }


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """Made again, elsewhere, each file is the same: it may be kept for ever."""
    build()
    manifest = made(tmp_path / "again")

    assert digests(TO) == digests(tmp_path / "again")
    assert json.loads(manifest) == json.loads(served())


def served() -> str:
    """What a page says of the files that are served."""
    found = re.search(r"content='([^']*)'", PARTIAL.read_text("utf-8"))
    assert found is not None
    return html.unescape(found[1])


def test_every_module_that_is_needed_is_there() -> None:
    """What the pages and examples import, and Django for them, a browser can, too."""
    build()
    needed = printed([sys.executable, "-W", "ignore", "-m", "tests.live.imports"])
    command = [node(), str(ZIPS), str(PYODIDE), str(TO), served()]
    told = json.loads(printed([*command, LOAD % needed]))

    never = re.compile("|".join(NEVER.values()))
    missing = {name: why for name, why in told.items() if not never.fullmatch(name)}
    assert len(json.loads(needed)) > 500
    assert [] == [f"{name}: {why}" for name, why in missing.items()]
