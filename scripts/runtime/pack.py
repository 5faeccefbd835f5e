"""Makes the zips of compiled modules that a browser loads; runs within Pyodide.

Compiled by the very Python that imports them, and with no time or check in them, they
are the same bytes whenever they are made of the same sources.
"""

from __future__ import annotations

import gzip
import importlib.util
import io
import marshal
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

UNCHECKED = (0b01).to_bytes(4, "little")
"""A compiled file that names its source's hash, and is never compared with it."""

LIBRARY = "/lib/python314.zip"
LEVEL = 9
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def packed(at: str, folders: Iterable[tuple[str, str, str]]) -> bytes:
    """A zip with the Python files of folders, compiled.

    Args:
        at: Where it will stand in the browser, as tracebacks and `__file__` name it.
        folders: For each its path, what to put before its files' names, and a
            pattern of the names to leave out.

    Returns:
        The zip, squeezed as a whole: that is smaller than file by file, and the
        browser unpacks it faster than Python would. Files that are no Python are in
        it as they are.
    """
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as out:
        for name, path in sorted(_paths(folders)):
            for entry, data in _entries(at, name, path.read_bytes()):
                out.writestr(_dated(entry), data)
    return squeezed(found.getvalue())


def _paths(folders: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, Path]]:
    """The name in the zip, and the path, of each file that is wanted."""
    for folder, prefix, left_out in folders:
        root, unwanted = Path(folder), re.compile(left_out)
        for path in [*root.rglob("*")] if root.is_dir() else [root]:
            below = path.relative_to(root).as_posix() if root.is_dir() else ""
            if path.is_file() and not unwanted.search(prefix + below):
                yield prefix + below, path


def _entries(at: str, name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file as it is, or compiled; one to be unpacked, with its source beside it."""
    if not name.endswith(".py"):
        yield name, data
    elif at.endswith(".zip"):
        yield f"{name}c", compiled(data, f"{at}/{name}")
    else:
        folder, _, file = name.rpartition("/")
        cached = importlib.util.cache_from_source(file)
        yield name, data
        yield f"{folder}/{cached}", compiled(data, f"{at}/{name}")


def _dated(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.external_attr = 0o644 << 16
    return entry


def compiled(source: bytes, path: str) -> bytes:
    """A module as a `.pyc` file ([PEP 552](https://peps.python.org/pep-0552/)).

    Python's own library goes without its docstrings, a quarter of it.
    """
    level = 2 if path.startswith(LIBRARY) else 0
    code = compile(source, path, "exec", 0, True, level)
    stamp = importlib.util.source_hash(source)
    return importlib.util.MAGIC_NUMBER + UNCHECKED + stamp + marshal.dumps(code)


def squeezed(data: bytes) -> bytes:
    """Bytes as gzip, with no time in them."""
    return gzip.compress(data, LEVEL, mtime=0)
