"""What a page costs of a small site and of a large one, to build and to test.

Run by `make bench`. Each figure is processor time, the least of several runs in turn,
less the start-up, which is the same with a single page.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from scripts.bench import pytest, used_by
from scripts.site.make import PROJECT

TIMES = 3
SIZES = (1, 50, 250, 500)
"""How many pages the sites have; what the first one costs is the start-up."""

GROWTH = 2.0
"""How many times a page of the smallest site one of the largest may cost."""

PAGE = """\
# Page {n}

It links to [another](page-{other}.md), and says what it is.

```python
x = {n}
print(x)
```

```text
{n}
```

<!-- shows: [["x"], [x]] -->

| x |
| --- |
| {n} |
"""


BUILD = """\
import sys
from pathlib import Path
from scripts.site import make
make.build(*map(Path, sys.argv[1:]), is_packed=True)
"""


def many(folder: Path, size: int) -> Path:
    """A site of as many pages, made as ours is; its configuration."""
    without = shutil.ignore_patterns("*.md", "learn", "reference", "runtime")
    shutil.copytree(PROJECT / "docs", folder / "docs", ignore=without)
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    names = [f"page-{n}.md" for n in range(size)]
    for n, name in enumerate(names):
        text = PAGE.format(n=n, other=(n + 1) % size)
        (folder / "docs" / name).write_text(text, "utf-8")
    config: dict[str, Any] = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "docs_dir": "docs",
        "plugins": ["search"],
        "site_url": "https://example.org/",
        "nav": [{"Home": "index.md"}, *tree(tree(names))],
        "watch": [],
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    return path


def tree(entries: Sequence[object]) -> list[object]:
    """Sections of ten entries each: a flat list of all is itself on every page."""
    starts = range(0, len(entries), 10)
    return [{f"From {n}": [*entries[n : n + 10]]} for n in starts]


def grown(size: int) -> tuple[float, float]:
    """What building and testing a site of that size take."""
    with TemporaryDirectory() as name:
        config = many(Path(name), size)
        built = used_by(
            [sys.executable, "-c", BUILD, str(config), str(Path(name, "site"))]
        )
        return built, used_by(pytest(f"--mkdocs={config}"))


def least(measure: Callable[[], tuple[float, float]]) -> tuple[float, float]:
    """The least of each of two figures, measured in turn."""
    first, second = zip(*(measure() for _ in range(TIMES)), strict=True)
    return min(first), min(second)


def growth() -> tuple[float, float]:
    """Print a row for each size, and give how a page's cost grows."""
    print(f"{'pages':>8}{'ms/built':>12}{'ms/tested':>12}")
    start = least(partial(grown, SIZES[0]))
    rows = []
    for size in SIZES[1:]:
        took = least(partial(grown, size))
        built, tested = ((a - b) / size * 1e3 for a, b in zip(took, start, strict=True))
        print(f"{size:>8}{built:>12.1f}{tested:>12.1f}", flush=True)
        rows.append((built, tested))
    return rows[-1][0] / rows[0][0], rows[-1][1] / rows[0][1]


def main() -> bool:
    """Print all figures, and tell whether the cost of a page stays what it is."""
    built, tested = growth()
    print(
        f"a page of {SIZES[-1]} costs {built:.2f} times one of {SIZES[1]} to build, "
        f"{tested:.2f} times to test; the limit is {GROWTH:g}"
    )
    return max(built, tested) <= GROWTH


if __name__ == "__main__":
    raise SystemExit(not main())
