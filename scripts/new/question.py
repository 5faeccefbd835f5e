"""A new question, at the end of the part of a page that it belongs to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from scripts.new.files import Plan, template, wanted

FENCE = re.compile(r"^(?:`{3,}|~{3,})")
OPENS = re.compile(r"^/{3,} ([\w-]+)")
CLOSES = re.compile(r"^/{3,}\s*$")
TOPIC = re.compile(r"data-topic: ([\w-]+)")


def plan(plan: Plan, given: Mapping[str, str]) -> str:
    """Plan a question.

    Args:
        plan: What takes it up.
        given: `PAGE`, the page; `NAME`, its id; perhaps `TITLE`, what it asks, and
            `TOPIC`.

    Returns:
        What to do next.
    """
    page = wanted(given, "PAGE", r"docs/.*\.md", "docs/learn/challenge.md")
    name = wanted(given, "NAME", r"[a-z][a-z0-9-]*", "who-calls-first")
    text = plan.read(page)
    _ensure_new(plan.folder, name)
    ends = _ends(text)
    topic = _topic(plan, page, given.get("TOPIC", "").strip(), ends)
    line = ends.get(topic, len(text.splitlines())) + 1
    title = given.get("TITLE", "").strip() or "How often does a server call a WSGI app?"
    block = template("question.md", name=name, title=title, topic=topic)
    plan.insert(page, line, f"\n{block}")
    return (
        "next: `make serve`, and write your question over this one; "
        "the proof decides which letters are right"
    )


def _ensure_new(folder: Path, name: str) -> None:
    """Check that no question of the site has this id.

    Raises:
        ValueError: One has; the message says where.
    """
    taken = re.compile(rf"^ +attrs: {{.*\bid: {name}[,}}]", re.M)
    for path in sorted((folder / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if found := taken.search(text):
            line = text.count("\n", 0, found.start()) + 1
            place = path.relative_to(folder)
            raise ValueError(f"NAME={name} is taken at {place}:{line}; choose another")


def _topic(plan: Plan, page: str, given: str, ends: dict[str, int]) -> str:
    """The topic that was given, or that of the page's last question.

    Raises:
        ValueError: It is none of the site's.
    """
    settings = tomllib.loads(plan.read("pyproject.toml"))["tool"]["pytest"]
    known = settings["pages_topics"]
    topic = given or next(reversed(ends), known[0])
    if topic not in known:
        raise ValueError(
            f"TOPIC={topic} is none of {', '.join(known)}; take one of them, or add "
            "yours to `pages_topics` in pyproject.toml"
        )
    return topic


def _ends(text: str) -> dict[str, int]:
    """The line that ends the last question of each topic, the last topic last."""
    ends: dict[str, int] = {}
    topics: list[str | None] = []
    code = ""
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if code or fence:
            is_end = fence and line.rstrip() == fence[0] and fence[0].startswith(code)
            code = "" if code and is_end else code or (fence[0] if fence else "")
        elif match := OPENS.match(line):
            topics.append("" if match[1] == "question" else None)
        elif topics and topics[-1] == "" and (found := TOPIC.search(line)):
            topics[-1] = found[1]
        elif topics and CLOSES.match(line) and (topic := topics.pop()):
            ends.pop(topic, None)
            ends[topic] = number
    return ends
