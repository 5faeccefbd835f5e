"""What building the site costs, as a ratio to a bare build in the same run.

Run by `make bench`. Bare is Material as it comes, with what the Markdown itself asks
for: the extensions and the reference. Ours is all that `make site` does after a change
of a page, once the pages have run; what it keeps from build to build such a change
seldom touches. The two are built in turn; a ratio is the median of those of all turns.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import yaml

from scripts.bench import used_by
from scripts.site.make import PROJECT
from scripts.site.pages import settings

LIMIT = 1.3
"""How many times a bare build ours may cost."""

TIMES = 5

OURS = """\
from scripts.site import make
make.STAMP.unlink(missing_ok=True)
make.site()
"""


def bare(folder: Path) -> list[str]:
    """The command that builds the same Markdown with nothing of ours."""
    config = settings(PROJECT)
    config = {name: config[name] for name in ("site_name", "site_url", "nav")} | {
        "docs_dir": str(PROJECT / "docs"),
        "exclude_docs": ".theme",
        "theme": "material",
        "plugins": config["plugins"],
        "markdown_extensions": config["markdown_extensions"],
    }
    for extension in config["markdown_extensions"]:
        if isinstance(extension, dict):
            extension.get("pymdownx.superfences", {}).pop("custom_fences", None)
    for plugin in config["plugins"]:
        if isinstance(plugin, dict) and "mkdocstrings" in plugin:
            plugin["mkdocstrings"]["handlers"]["python"]["paths"] = [str(PROJECT)]
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    options = [f"--config-file={path}", f"--site-dir={folder / 'site'}"]
    return [sys.executable, "-m", "mkdocs", "build", *options]


def taken(command: list[str]) -> dict[str, float]:
    """The times that a command takes."""
    start = perf_counter()
    used = used_by(command)
    return {"of the processor": used, "on the clock": perf_counter() - start}


def main() -> bool:
    """Print how both times compare, and tell whether they are within the limit."""
    with TemporaryDirectory() as name:
        commands = ([sys.executable, "-c", OURS], bare(Path(name)))
        turns = [[taken(command) for command in commands] for _ in range(TIMES)]
    ratios = {}
    for time in turns[0][0]:
        ratios[time] = median(ours[time] / plain[time] for ours, plain in turns)
        least = [
            f"{min(each[time] for each in one):.1f} s"
            for one in zip(*turns, strict=True)
        ]
        print(f"{time}: {' to '.join(least)}, {ratios[time]:.2f} times a bare build")
    print(f"the limit is {LIMIT:g}")
    return max(ratios.values()) <= LIMIT


if __name__ == "__main__":
    raise SystemExit(not main())
