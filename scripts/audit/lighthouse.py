"""One run of [Lighthouse](https://developer.chrome.com/docs/lighthouse/)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.runtime.make import node, npm, run
from scripts.runtime.plan import PROJECT

HOME = Path(sys.prefix, "audit")
"""Where it is installed: it is larger than all else, and no other part needs it."""
COMMAND = HOME / "node_modules" / "lighthouse" / "cli" / "index.js"
LOCKED = ("package.json", "package-lock.json")
DEVICES = {"mobile": [], "desktop": ["--preset=desktop"]}
LEAST = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"
RUN_SECONDS = 180


@dataclass(frozen=True)
class Verdict:
    """What it says of one page.

    Attributes:
        scores: From 0 to 100, by category.
        faults: What took points, shortly.
        machine: How fast the machine was meanwhile, as
            [Lighthouse measures it](https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md):
            while it is busy with something else, this and the scores are lower.
    """

    scores: dict[str, int]
    faults: tuple[str, ...]
    machine: int = 0

    @property
    def is_good(self) -> bool:
        """Whether each score is at least what the site asks for."""
        return all(self.scores[name] >= least for name, least in LEAST.items())


def install() -> None:
    """Install what the lock beside this file pins, unless it is there.

    Raises:
        subprocess.CalledProcessError: If that failed.
        subprocess.TimeoutExpired: If it took too long.
    """
    HOME.mkdir(exist_ok=True)
    own = Path(__file__).parent
    wanted = (own / "package-lock.json").read_text("utf-8")
    stamp = HOME / ".stamp"
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    print("audit: installing Lighthouse (once)")
    for path in (*(own / name for name in LOCKED), PROJECT / ".npmrc"):
        shutil.copy(path, HOME)
    run([*npm(), "ci"], HOME)
    stamp.write_text(wanted, encoding="utf-8")


def ask_often(url: str, device: str, chromium: str, times: int) -> Verdict:
    """Let it judge a page several times, for its score moves from one to the next.

    Args:
        url: The address of the page.
        device: One of `DEVICES`.
        chromium: The browser's program.
        times: How often.

    Returns:
        The verdict whose score for performance is the median.
    """
    verdicts = [ask(url, device, chromium) for _ in range(times)]
    verdicts.sort(key=lambda verdict: verdict.scores["performance"])
    return verdicts[(times - 1) // 2]


def ask(url: str, device: str, chromium: str) -> Verdict:
    """Let it load a page, and judge.

    Args:
        url: The address of the page.
        device: One of `DEVICES`.
        chromium: The browser's program.
    """
    only = f"--only-categories={','.join(LEAST)}"
    options = ["--output=json", "--quiet", only, f"--chrome-flags={FLAGS}"]
    done = subprocess.run(
        [*node(), str(COMMAND), url, *options, *DEVICES[device]],
        cwd=HOME,
        env=os.environ | {"CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        timeout=RUN_SECONDS,
        check=False,
    )
    if done.returncode:
        return Verdict(dict.fromkeys(LEAST, 0), (done.stderr.strip()[-300:],))
    return verdict(json.loads(done.stdout))


def verdict(report: dict[str, Any]) -> Verdict:
    """Shorten its report.

    Args:
        report: What it wrote, as
            [its JSON](https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md).
    """
    categories = report["categories"]
    scores = {name: round(100 * (categories[name]["score"] or 0)) for name in LEAST}
    low = [name for name, least in LEAST.items() if scores[name] < least]
    faults = {
        asked["id"]: _told(report["audits"][asked["id"]])
        for name in low
        for asked in categories[name]["auditRefs"]
        if asked["weight"] and (report["audits"][asked["id"]]["score"] or 0) < 0.9
    }
    return Verdict(
        scores,
        tuple(f"{name}{told}" for name, told in faults.items()),
        round(report["environment"]["benchmarkIndex"]),
    )


def _told(audit: dict[str, Any]) -> str:
    value = audit.get("displayValue", "")
    items = audit.get("details", {}).get("items", [])
    where = [one.get("node", {}).get("selector", "") for one in items[:2]]
    return "".join(f" {part}" for part in (value, *where) if part)
