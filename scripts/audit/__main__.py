"""Prints what Lighthouse says of the pages. Run by `make audit`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

from rich.console import Console
from rich.live import Live
from rich.table import Table

from scripts import chromium
from scripts.audit.host import hosting
from scripts.audit.lighthouse import DEVICES, LEAST, Verdict, ask_often, install
from scripts.runtime.make import FAILURES, reason
from scripts.site.make import SITE, site

Row = tuple[str, str, Verdict]


def main(times: int, wanted: list[str]) -> int:
    """Ask about each page twice, as a phone and as a desktop see it.

    Args:
        times: How often each time: the verdict in the middle counts.
        wanted: Paths below the site's, or nothing for every page of its sitemap.

    Returns:
        The status for the process: 0, or 1 where a score is too low, or where there
        is nothing to ask.
    """
    program = chromium.find()
    if program is None:
        print("audit: no Chromium found", file=sys.stderr)
        return 1
    try:
        install()
    except FAILURES as error:
        print(f"audit: {reason(error)}", file=sys.stderr)
        return 1
    site()
    rows: list[Row] = []
    with Live(console=Console(), refresh_per_second=1) as live:
        for row in _asked(wanted or _sitemap(), program, times):
            rows.append(row)
            live.update(_table(rows))
    return int(not all(verdict.is_good for *_, verdict in rows))


def _asked(paths: list[str], program: str, times: int) -> Iterator[Row]:
    with hosting(SITE) as url:
        for path in paths:
            for device in DEVICES:
                yield path, device, ask_often(url + path, device, program, times)


def _sitemap() -> list[str]:
    """The pages that the site lists, as [sitemaps](https://www.sitemaps.org/) do."""
    listed = re.findall(r"<loc>(.*?)</loc>", (SITE / "sitemap.xml").read_text("utf-8"))
    root = min(listed, key=len)
    return [urlsplit(url.removeprefix(root)).path for url in listed]


def _table(rows: list[Row]) -> Table:
    table = Table("page", "device", *LEAST, "machine", "what took points")
    for path, device, verdict in rows:
        scores = (_coloured(*pair, LEAST[pair[0]]) for pair in verdict.scores.items())
        told = (str(verdict.machine), "\n".join(verdict.faults))
        table.add_row(path or "/", device, *scores, *told)
    return table


def _coloured(_: str, score: int, least: int) -> str:
    return f"[{'green' if score >= least else 'red'}]{score}"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
