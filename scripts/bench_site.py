"""What building the site costs, as a ratio to a bare build in the same run.

Run by `make bench`. Each figure is processor time, the least of several runs in turn.
Bare is Material as it comes, with what the Markdown itself asks for: the extensions and
the reference. Ours is all that `make site` does, once the pages have run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from mkdocs.utils.yaml import yaml_load

from scripts.bench import used_by
from scripts.site.make import PROJECT

LIMIT = 1.3
"""How many times a bare build ours may cost."""

TIMES = 3

OURS = """\
from scripts.site import make
make.STAMP.unlink(missing_ok=True)
make.site()
"""


def bare(folder: Path) -> list[str]:
    """The command that builds the same Markdown with nothing of ours."""
    config = yaml_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
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


def compared() -> tuple[float, float]:
    """What our build and the bare one take."""
    with TemporaryDirectory() as name:
        plain = bare(Path(name))
        return used_by([sys.executable, "-c", OURS]), used_by(plain)


def least(measure: Callable[[], tuple[float, float]]) -> tuple[float, float]:
    """The least of each of two figures, measured in turn."""
    first, second = zip(*(measure() for _ in range(TIMES)), strict=True)
    return min(first), min(second)


def main() -> bool:
    """Print both figures, and tell whether their ratio is within the limit."""
    mine, plain = least(compared)
    print(f"our build: {mine:.1f} s, a bare one: {plain:.1f} s")
    print(f"building costs {mine / plain:.2f} times a bare one; the limit is {LIMIT:g}")
    return mine / plain <= LIMIT


if __name__ == "__main__":
    raise SystemExit(not main())
