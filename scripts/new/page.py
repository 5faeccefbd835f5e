"""A new page: its file, and its line in the menu."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

from scripts.new.files import Plan, template, wanted

NAME = r"(?:[a-z0-9-]+/)*[a-z0-9-]+"
LINE = re.compile(r"^(?P<indent> +)- (?:.*: )?(?P<page>\S+\.md)\s*(?:#.*)?$")
"""A page of the menu."""
LAST = "Contributing"
"""What ends the menu, whatever comes to it."""


def plan(plan: Plan, given: Mapping[str, str]) -> str:
    """Plan a page.

    Args:
        plan: What takes it up.
        given: `NAME`, its path below `docs/`, and perhaps `TITLE`.

    Returns:
        What to do next.
    """
    name = wanted(given, "NAME", NAME, "learn/caching")
    stem = name.rpartition("/")[2].replace("-", " ").capitalize()
    title = _scalar(given.get("TITLE", "").strip() or stem)
    heading = yaml.safe_load(title)
    plan.add(f"docs/{name}.md", template("page.md", title=title, heading=heading))
    line, indent = _place(plan.read("mkdocs.yml"), name)
    plan.insert("mkdocs.yml", line, f"{indent}- {title}: {name}.md\n")
    return (
        "next: `make serve`, write the page, and move its line in the menu where it "
        "belongs; each save is checked"
    )


def _scalar(text: str) -> str:
    """A text as YAML takes it, without quotes where they aren't needed."""
    try:
        is_plain = yaml.safe_load(f"- {text}: x") == [{text: "x"}]
    except yaml.YAMLError:
        is_plain = False
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _place(menu: str, name: str) -> tuple[int, str]:
    """The line after the last page of the same folder, and its indent.

    Raises:
        ValueError: No page of the menu is in that folder.
    """
    folder = name.rpartition("/")[0]
    found = [
        (number, match["indent"])
        for number, line in enumerate(menu.splitlines(), 1)
        if (match := LINE.match(line))
        and match["page"].rpartition("/")[0] == folder
        and f"- {LAST}:" not in line
    ]
    if not found:
        raise ValueError(
            f"NAME={name}: no page of the menu in mkdocs.yml is in {folder}/; add one "
            "to `nav` by hand, or choose a folder that is there, such as learn/"
        )
    number, indent = found[-1]
    return number + 1, indent
