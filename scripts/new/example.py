"""A new example: its file, its test, and a block of a page that shows it."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping

from scripts.new.files import Plan, template, wanted

UNTYPED = re.compile(r'^    "examples\.\w+\.\*",$', re.M)
"""A topic whose examples carry no types, in pyproject.toml."""
SHARED = '"""Say what these examples share."""\n'


def plan(plan: Plan, given: Mapping[str, str]) -> str:
    """Plan an example.

    Args:
        plan: What takes it up.
        given: `NAME`, its topic and what it shows; `PAGE`, the page that shows it.

    Returns:
        What to do next.

    Raises:
        ValueError: It doesn't fit.
    """
    name = wanted(given, "NAME", r"[a-z]\w*/[a-z]\w*", "caching/wsgi_cache")
    page = wanted(given, "PAGE", r"docs/.*\.md", "docs/learn/concepts.md")
    topic, what = name.split("/")
    if keyword.iskeyword(topic) or keyword.iskeyword(what):
        raise ValueError(f"NAME={name}: Python can't import it; choose another name")
    kind = "asgi" if what.startswith("asgi") else "wsgi"
    values = {"topic": topic, "what": what}
    plan.add(f"examples/{name}.py", template(f"{kind}_example.py.txt", **values))
    test = f"tests/examples/{topic}/test_{what}.py"
    plan.add(test, template(f"{kind}_test.py.txt", **values))
    _topic(plan, topic)
    end = len(plan.read(page).splitlines()) + 1
    plan.insert(page, end, template(f"{kind}_shown.md", **values))
    return (
        f"next: write the example and its test, run `.venv/bin/python -m pytest {test}`"
        f", and move its block in {page} where it belongs"
    )


def _topic(plan: Plan, topic: str) -> None:
    """A folder of its own, whose examples need no types."""
    for folder, text in (("examples", SHARED), ("tests/examples", "")):
        name = f"{folder}/{topic}/__init__.py"
        if not (plan.folder / name).exists():
            plan.add(name, text)
    settings = plan.read("pyproject.toml")
    line = f'    "examples.{topic}.*",\n'
    if line not in settings:
        listed = list(UNTYPED.finditer(settings))
        below = next((each for each in listed if each[0] > line), None)
        start = below.start() if below else listed[-1].end() + 1
        plan.insert("pyproject.toml", settings.count("\n", 0, start) + 1, line)
