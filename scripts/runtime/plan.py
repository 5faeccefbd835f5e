"""What the browser's zips hold, and what is left out of them."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
MODULES = PROJECT / "node_modules"
OWN = PROJECT / "docs" / "assets" / "live"
TO = PROJECT / "docs" / "assets" / "runtime"

CACHES = r"__pycache__|\.pyc$|\.so$|py\.typed$|\.pyi$"
STDLIB = (
    r"^(__phello__|_pydatetime|_pyio|_pyrepl|antigravity|asyncio/(proactor|windows)_"
    r"|bdb|cProfile|curses|dbm|doctest|ensurepip|ftplib|idlelib|imaplib|lib2to3|mailbox"
    r"|multiprocessing/(?!(__init__|context|process|reduction)\b)|optparse|pdb"
    r"|pickletools|plistlib|poplib|profile|pstats|pyclbr|pydoc|pydoc_data|rlcompleter"
    r"|site-packages|sqlite3/__main__|tabnanny|this|tkinter|trace|turtle|turtledemo"
    r"|unittest/__main__|venv|wave|webbrowser|xmlrpc|zipapp"
    r"|encodings/(big5|bz2|cp\d|euc|gb|hp_|hz|iso2022|johab|koi8|kz|mac_|mbcs|oem|palmos"
    r"|ptcp|quopri|rot_13|shift|tis_|uu_|zlib))\b"
)
"""Of Python's library: what needs a terminal or a process, and rare codecs."""
DJANGO = (
    r"^django/(bin|conf/(app_template|project_template|locale/(?!en/|__init__))"
    r"|contrib/(admin|admindocs|flatpages|gis|humanize|postgres|redirects|sitemaps"
    r"|syndication|sites/locale)|contrib/[^/]+/(locale|jinja2|static)"
    r"|db/backends/(mysql|oracle|postgresql)"
    r"|core/management/commands/(compilemessages|makemessages|startapp|startproject|dbshell"
    r"|runserver|squashmigrations|optimizemigration|sendtestemail|inspectdb|testserver)"
    r"|forms/jinja2|test/selenium|utils/archive)"
    r"|\.(mo|po|gz|js|css|svg|png)$|-tpl$"
)
ZONES = r"^tzdata/zoneinfo/(right|posix)|\.(tab|zi|leapseconds)$"


SERVERS = rf"{CACHES}|^examples/(servers/|deploy/|chat/coming_back)"
"""They start processes, and open sockets; a browser has neither."""
PACKAGES = "/lib/python3.14/site-packages"
"""Where installed packages are; the recorder takes what is there for others' code."""
LIVE = (
    *sorted(f"docs/assets/live/{path.name}" for path in OWN.glob("*.py")),
    "tests/pages/namespace.py",
)
"""What runs a page's blocks; in the tests' own namespace."""


def plan() -> dict[str, Any]:
    """What to pack from where, for `build.mjs`; folders as Pyodide sees them."""
    packages = _site_packages()
    return {
        "to": str(TO),
        "modules": str(MODULES),
        "pyodide": str(MODULES / "pyodide"),
        "folders": {"/project": str(PROJECT), "/packages": str(packages)},
        "zips": {
            "stdlib.zip": (
                "/lib/python314.zip",
                [("/stdlib", "", f"{CACHES}|{STDLIB}")],
            ),
            "core.zip": (
                f"{PACKAGES}/core.zip",
                [
                    ("/packages/asgiref", "asgiref/", CACHES),
                    *(
                        (f"/project/{path}", path.rpartition("/")[2], "^$")
                        for path in LIVE
                    ),
                ],
            ),
            "django.zip": (
                f"{PACKAGES}/django.zip",
                [
                    ("/packages/django", "django/", f"{CACHES}|{DJANGO}"),
                    ("/packages/sqlparse", "sqlparse/", CACHES),
                    ("/packages/channels", "channels/", CACHES),
                    ("/packages/tzdata", "tzdata/", f"{CACHES}|{ZONES}"),
                ],
            ),
            "examples.zip": ("/project", [("/project/examples", "examples/", SERVERS)]),
        },
        "versions": {name: version(name) for name in ("django", "asgiref", "channels")},
    }


def _site_packages() -> Path:
    import django

    return Path(django.__file__).parents[1]
