"""Writes the page that tells what the tests verified on each page."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scripts.commands import run
from scripts.site.kept import PROJECT, Seen, kept, versions
from scripts.site.pages import listed, settings

PAGE = PROJECT / "docs" / "evidence.md"
TEMPLATE = Path(__file__).with_suffix(".md")
GIT_SECONDS = 30

COLUMNS = {
    "run": "blocks",
    "outputs": "outputs",
    "tables": "tables",
    "conversations": "conversations",
    "questions": "questions",
    "exercises": "exercises",
}
"""What is counted, and the head of its column."""

UNVERIFIED = """\
/// warning | Not everything was verified
The tests have not found all right on these pages as they are now: {pages}.
They are not counted below.
///"""


def write() -> None:
    """Write the page, unless it says so already."""
    text = page()
    if not PAGE.exists() or PAGE.read_text("utf-8") != text:
        PAGE.write_text(text, encoding="utf-8")


def page() -> str:
    """The page's Markdown."""
    names = pages()
    links = {path: _link(path, name) for path, name in names.items()}
    found = {path: kept(path) for path in names}
    verified = {path: seen for path, seen in found.items() if seen}
    missing = [links[path] for path, seen in found.items() if seen is None]
    commit, source = _commit()
    counted = {path: _counted(seen) for path, seen in verified.items()}
    rows = [_row(links[path], counted[path]) for path in verified]
    whole = _row("**All**", sum(counted.values(), Counter()))
    folds = [_fold(names[path], seen, source) for path, seen in verified.items()]
    return TEMPLATE.read_text("utf-8").format(
        unverified=UNVERIFIED.format(pages=", ".join(missing)) if missing else "",
        commit=commit,
        versions="\n".join(f"| {name} | {each} |" for name, each in versions().items()),
        heads=" | ".join(COLUMNS.values()),
        rules=" --: |" * len(COLUMNS),
        rows="\n".join([*rows, whole]),
        blocks="\n\n".join(folds),
    )


def pages() -> dict[Path, str]:
    """The pages of the site that the tests run, in order, and the name of each."""
    found = {
        PAGE.parent / name: f"{section}: {label}" if section else label
        for name, label, section in listed(settings(PROJECT)["nav"])
    }
    return {path: name for path, name in found.items() if path != PAGE}


def _link(path: Path, name: str) -> str:
    return f"[{name}]({path.relative_to(PAGE.parent).as_posix()})"


def _row(name: str, counted: Counter[str]) -> str:
    return f"| {name} | " + " | ".join(str(counted[each]) for each in COLUMNS) + " |"


def _counted(seen: Iterable[Seen]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in seen:
        counted.update(each.counts)
        counted["conversations"] += each.what == "conversation"
    return counted


def _fold(name: str, seen: Iterable[Seen], source: str) -> str:
    lines: dict[str, list[str]] = {}
    for each in seen:
        link = f"[{each.line}]({source}/{each.path}?plain=1#L{each.line})"
        lines.setdefault(each.what, []).append(link)
    items = [f"- {what}: {', '.join(links)}" for what, links in sorted(lines.items())]
    return f"/// details | {name}\n" + "\n".join(items) + "\n///"


def _commit() -> tuple[str, str]:
    """What the site is made of, in words, and where its sources are shown."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    repository = project["urls"]["Source"]
    commit = _git("rev-parse", "HEAD")
    if not commit:
        return "The commit is not known: no git.", f"{repository}/blob/main"
    link = f"[`{commit[:10]}`]({repository}/commit/{commit})"
    if _git("status", "--porcelain"):
        said = f"Commit {link}, with changes that were not committed."
        return said, f"{repository}/blob/main"
    return f"Commit {link}.", f"{repository}/blob/{commit}"


def _git(*arguments: str) -> str:
    """What git prints; nothing where there is no git."""
    command = ["git", "--no-optional-locks", *arguments]
    worked, said = run(command, GIT_SECONDS, with_errors=False, folder=PROJECT)
    return said.strip() if worked else ""
