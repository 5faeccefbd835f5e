"""What checking pages costs, as a ratio to trivial tests in the same run.

Run by `make bench`. Each figure is processor time, the least of several runs, less
the start-up, which is the same run with a single block or test.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

SIZES = (100, 500, 1000, 5000)
TIMES = 3
ROOT = Path(__file__).parents[1]
LIMIT = 300
"""Seconds that one run may take."""

PAGE = """\
Block {n} says what it is.

```python
x = {n}
assert x == {n}
```
"""
TEST = """\
import pytest


@pytest.mark.parametrize("n", range({size}))
def test_trivial(n):
    x = n
    assert x == n
"""
SITE = """\
site_name: Bench
markdown_extensions:
  - attr_list
  - tables
  - pymdownx.highlight
  - pymdownx.snippets
  - pymdownx.superfences:
      disable_indented_code_blocks: true
"""


def pages(folder: Path, size: int) -> list[str]:
    """A site of one page with as many blocks, and how to check it."""
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(SITE)
    text = "\n".join(PAGE.format(n=n) for n in range(size))
    (docs / "index.md").write_text(text)
    return [f"--mkdocs={folder / 'mkdocs.yml'}"]


def trivial(folder: Path, size: int) -> list[str]:
    """As many parametrized tests, and how to run them."""
    path = folder / "test_trivial.py"
    path.write_text(TEST.format(size=size))
    return [f"--rootdir={ROOT}", "-p", "tests.pages.plugin", str(path)]


def seconds(make: Callable[[Path, int], list[str]], size: int) -> float:
    """The processor time of one pytest run of that size."""
    with TemporaryDirectory() as name:
        return used_by(pytest(*make(Path(name), size)))


def pytest(*options: str) -> list[str]:
    """The command that runs tests with the project's settings."""
    config = ROOT / "pyproject.toml"
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(config)]
    return [*command, "-p", "no:cacheprovider", *options]


def used_by(command: list[str]) -> float:
    """The processor time of a command that must work."""
    before = _used()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=LIMIT)
    return _used() - before


def _used() -> float:
    """The processor time of all runs so far, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def least(size: int) -> tuple[float, float]:
    """The least time for pages and for trivial tests, measured in turn."""
    measured = [(seconds(pages, size), seconds(trivial, size)) for _ in range(TIMES)]
    return min(a for a, _ in measured), min(b for _, b in measured)


def rows() -> Iterator[tuple[int, float, float, float]]:
    """Size, microseconds a block and a test, and their ratio."""
    start_pages, start_trivial = least(1)
    for size in SIZES:
        took_pages, took_trivial = least(size)
        block = (took_pages - start_pages) / size * 1e6
        test = (took_trivial - start_trivial) / size * 1e6
        yield size, block, test, block / test


def main() -> None:
    """Print a row for each size, and how a block's cost grows."""
    print(f"{'blocks':>8}{'µs/block':>12}{'µs/test':>12}{'ratio':>8}")
    blocks = {}
    for size, block, test, ratio in rows():
        blocks[size] = block
        print(f"{size:>8}{block:>12.0f}{test:>12.0f}{ratio:>8.2f}", flush=True)
    print(f"a block of 5,000 costs {blocks[5000] / blocks[500]:.2f} times one of 500")


if __name__ == "__main__":
    main()
