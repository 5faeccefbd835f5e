"""`--refresh`: stale outputs rewritten in place; never code, prose or answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from tests.pages.failure import Edit, shown


def write(edits: Iterable[Edit]) -> list[str]:
    """Apply edits, from the last line of each file to the first.

    Args:
        edits: Edits of lines that do not overlap.

    Returns:
        What changed, as the lines of a unified diff.
    """
    files: dict[Path, list[Edit]] = defaultdict(list)
    for edit in edits:
        files[edit.path].append(edit)
    changed: list[str] = []
    for path, found in files.items():
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        new = applied(text, found)
        path.write_text(new, encoding="utf-8", newline="")
        changed += _difference(shown(path), text, new)
    return changed


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A file's text after edits; its line endings stay as they are."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    for edit in sorted(edits, key=lambda edit: edit.first, reverse=True):
        lines[edit.first - 1 : edit.last] = edit.lines
    return newline.join(lines)


def _difference(name: str, before: str, after: str) -> Iterator[str]:
    """A unified diff; difflib's own takes the lines that a page repeats for junk."""
    old, new = (text.replace("\r\n", "\n").split("\n") for text in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    yield from (f"--- a/{name}", f"+++ b/{name}")
    for group in matcher.get_grouped_opcodes():
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield f"@@ -{i1 + 1},{i2 - i1} +{j1 + 1},{j2 - j1} @@"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[i1:i2])
            else:
                yield from (f"-{line}" for line in old[i1:i2])
                yield from (f"+{line}" for line in new[j1:j2])
